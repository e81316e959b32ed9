package dev.penstock.engine.api.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name the name on the server
 * @param type the type in DDL: {@code numeric(10,2)}
 * @param nullable whether it allows NULL
 * @param defaultExpression the default in SQL; null if it has none
 * @param generated whether the server computes the value (identity and generated columns)
 * @param comment the comment; null if it has none
 */
public record TableColumn(
        String name,
        String type,
        boolean nullable,
        @Nullable String defaultExpression,
        boolean generated,
        @Nullable String comment) {}
