/** The PostgreSQL connector. */
package dev.penstock.connectors.postgresql;
