package dev.penstock.engine.api;

/**
 * How many rows a statement changed.
 *
 * @param rows 0 for statements that change none, such as DDL
 */
public record Count(long rows) implements Result {}
