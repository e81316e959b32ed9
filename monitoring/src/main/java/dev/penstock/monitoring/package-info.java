/** The recorder and what it writes to. */
package dev.penstock.monitoring;
