package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.PenstockException;

/** A failure with the text of its statement, so that the excerpt can be printed. */
final class StatementFailure extends RuntimeException {
    private final String text;
    private final PenstockException failure;

    StatementFailure(String text, PenstockException failure) {
        super(failure);
        this.text = text;
        this.failure = failure;
    }

    String text() {
        return text;
    }

    PenstockException failure() {
        return failure;
    }
}
