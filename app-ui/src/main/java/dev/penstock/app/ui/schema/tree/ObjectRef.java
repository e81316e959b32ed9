package dev.penstock.app.ui.schema.tree;

import dev.penstock.engine.api.catalog.TableName;

/**
 * One table or view of one database.
 *
 * @param database by name
 * @param name its full name
 */
public record ObjectRef(String database, TableName name) {}
