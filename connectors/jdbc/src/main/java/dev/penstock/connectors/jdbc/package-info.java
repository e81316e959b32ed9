/** Pools and statements over plain JDBC. */
package dev.penstock.connectors.jdbc;
