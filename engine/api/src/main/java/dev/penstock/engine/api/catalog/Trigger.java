package dev.penstock.engine.api.catalog;

/**
 * A trigger.
 *
 * @param name as the server has it
 * @param ddl how to make it again
 */
public record Trigger(String name, String ddl) {}
