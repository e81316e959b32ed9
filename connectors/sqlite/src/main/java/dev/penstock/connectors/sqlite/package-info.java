/**
 * The SQLite connector. A node is a file; it is opened in WAL mode where it can be written, with foreign keys enforced
 * and writers that take their lock at once.
 *
 * <p>SQLite gives each cell a type of its own. A column's {@code javaType} is what its declared type promises, and
 * {@code Object} for expressions and for declarations that promise nothing; a cell of another type comes as what it is.
 */
package dev.penstock.connectors.sqlite;
