package dev.penstock.engine.api.catalog;

/**
 * A foreign key of another table that references the described table.
 *
 * @param table the table with the foreign key
 * @param key the foreign key; its target is the described table
 */
public record Reference(TableName table, Key.Foreign key) {}
