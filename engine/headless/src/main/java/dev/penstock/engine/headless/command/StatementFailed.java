package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.PenstockException;

/** A statement's failure with the statement's text, so that the place can be shown. */
final class StatementFailed extends RuntimeException {
    private final String text;
    private final PenstockException failure;

    StatementFailed(String text, PenstockException failure) {
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
