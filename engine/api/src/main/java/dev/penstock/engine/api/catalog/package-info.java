/**
 * The catalog of a database: schemas, tables or collections, columns, keys, indexes. Immutable records, read on demand.
 */
package dev.penstock.engine.api.catalog;
