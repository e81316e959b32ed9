package dev.penstock.engine.api.catalog;

/**
 * A trigger.
 *
 * @param name the name on the server
 * @param ddl the statement that creates it
 */
public record Trigger(String name, String ddl) {}
