package dev.penstock.engine.api.document;

/** BSON's deprecated undefined; old documents have it. */
public record Undefined() implements BsonValue {}
