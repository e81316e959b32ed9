package dev.penstock.engine.api.document;

/** The value that is less than all others; bounds of chunks and shards have it. */
public record MinKey() implements BsonValue {}
