package dev.penstock.engine.api.document;

import java.util.Objects;

/**
 * BSON's deprecated symbol: a string with a type of its own.
 *
 * @param text its characters
 */
public record Symbol(String text) implements BsonValue {
    /** Checks for null. */
    public Symbol {
        Objects.requireNonNull(text, "text");
    }
}
