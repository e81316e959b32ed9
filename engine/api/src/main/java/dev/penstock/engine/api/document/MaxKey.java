package dev.penstock.engine.api.document;

/** The value that is greater than all others; bounds of chunks and shards have it. */
public record MaxKey() implements BsonValue {}
