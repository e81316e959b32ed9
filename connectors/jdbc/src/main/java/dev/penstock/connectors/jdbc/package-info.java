/**
 * Pools and statements over plain JDBC. A connector hands a {@link dev.penstock.connectors.jdbc.SqlDriver}, which is
 * everything that differs on its engine, to {@link dev.penstock.connectors.jdbc.JdbcNodePool}.
 */
package dev.penstock.connectors.jdbc;
