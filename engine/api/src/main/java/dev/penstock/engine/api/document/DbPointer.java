package dev.penstock.engine.api.document;

import java.util.Objects;

/**
 * BSON's deprecated pointer to a document. A {@code DBRef} is none: it is a document with {@code $ref} and {@code $id}.
 *
 * @param namespace database and collection with a dot between
 * @param id of the document
 */
public record DbPointer(String namespace, ObjectId id) implements BsonValue {
    /** Checks for nulls. */
    public DbPointer {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(id, "id");
    }
}
