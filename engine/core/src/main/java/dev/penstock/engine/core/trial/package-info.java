/** Trying the way to a profile's nodes, step by step. */
package dev.penstock.engine.core.trial;
