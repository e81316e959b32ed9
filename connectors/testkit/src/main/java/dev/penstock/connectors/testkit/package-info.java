/** Finds or starts a server for a test, and breaks it on demand. */
package dev.penstock.connectors.testkit;
