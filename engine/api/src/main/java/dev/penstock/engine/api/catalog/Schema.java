package dev.penstock.engine.api.catalog;

/**
 * A namespace of tables.
 *
 * @param name as the server has it
 * @param current whether unqualified names are looked up in it first
 * @param system whether it is the server's own
 */
public record Schema(String name, boolean current, boolean system) {}
