package dev.penstock.engine.api;

import java.util.Objects;

/**
 * A MongoDB command as a JSON document: {@code {"find": "orders", "filter": {"open": true}}}.
 *
 * @param text the document as MongoDB's extended JSON
 * @param options how it is to be run
 */
public record DocumentCommand(String text, StatementOptions options) implements Statement {

    /** Checks for nulls. */
    public DocumentCommand {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(options, "options");
    }

    /** A command with default options. */
    public static DocumentCommand of(String text) {
        return new DocumentCommand(text, StatementOptions.DEFAULT);
    }

    /** The same with options. */
    public DocumentCommand with(StatementOptions newOptions) {
        return new DocumentCommand(text, newOptions);
    }
}
