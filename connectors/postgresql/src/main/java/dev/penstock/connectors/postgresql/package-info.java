/**
 * The PostgreSQL connector. Values cross the wire as text, so that a cell's text is what {@code psql} prints; times
 * with a zone are in the zone of this process, as the driver tells the server.
 */
package dev.penstock.connectors.postgresql;
