package dev.penstock.connectors.tck;

/**
 * What most tests write and read: a row of the table, or a document of the collection, {@code item}.
 *
 * @param id its key
 * @param name a text
 */
public record Item(long id, String name) {}
