package dev.penstock.engine.api.catalog;

/**
 * A namespace of tables.
 *
 * @param name the name on the server
 * @param current whether the server resolves unqualified names in it first
 * @param system whether it is a system schema of the server
 */
public record Schema(String name, boolean current, boolean system) {}
