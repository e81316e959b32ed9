/**
 * What a SQL database's {@code javax.sql.DataSource} must do, chapter by chapter of the JDBC specification. A subclass gives
 * each theme a {@link dev.penstock.connectors.tck.datasource.DataSourceBed}.
 */
package dev.penstock.connectors.tck.datasource;
