/** One kit of tests, which each connector runs on itself. */
package dev.penstock.connectors.tck;
