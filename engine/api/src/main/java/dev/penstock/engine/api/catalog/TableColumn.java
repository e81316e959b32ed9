package dev.penstock.engine.api.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name as the server has it
 * @param type as its DDL writes it: {@code numeric(10,2)}
 * @param nullable whether it takes NULL
 * @param defaultExpression as SQL; null if it has none
 * @param generated whether the server computes it (identity and generated columns)
 * @param comment null if it has none
 */
public record TableColumn(
        String name,
        String type,
        boolean nullable,
        @Nullable String defaultExpression,
        boolean generated,
        @Nullable String comment) {}
