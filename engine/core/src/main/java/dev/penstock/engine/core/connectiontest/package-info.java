/** Testing the connection to each node of a profile, step by step. */
package dev.penstock.engine.core.connectiontest;
