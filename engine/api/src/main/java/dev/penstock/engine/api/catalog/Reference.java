package dev.penstock.engine.api.catalog;

/**
 * A foreign key as the table that it points to sees it.
 *
 * @param table whose key it is
 * @param key the key; its target is the table that was asked about
 */
public record Reference(TableName table, Key.Foreign key) {}
