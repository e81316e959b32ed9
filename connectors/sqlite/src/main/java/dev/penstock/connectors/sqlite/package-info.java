/** The SQLite connector. */
package dev.penstock.connectors.sqlite;
