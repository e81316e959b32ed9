/**
 * What every SQL connector must do beside what holds for all engines: results and values, changes and batches, catalogs,
 * transactions typed as text, error positions. A connector gives its server and the SQL that differs as a
 * {@link dev.penstock.connectors.tck.sql.SqlBed}.
 */
package dev.penstock.connectors.tck.sql;
