package dev.penstock.connectors.tck.fake;

import java.io.Serial;

/** What the fake server answers to a command that fails, in place of a driver's own exception. */
final class FakeServerException extends RuntimeException {
    static final int BAD_VALUE = 2;
    static final int AUTHENTICATION_FAILED = 18;
    static final int COLLECTION_EXISTS = 48;
    static final int COMMAND_NOT_FOUND = 59;
    static final int COMMIT_UNCONFIRMED = 64;
    static final int WRITE_CONFLICT = 112;
    static final int NO_SUCH_TRANSACTION = 251;
    static final int NOT_IN_TRANSACTION = 263;
    static final int NOT_PRIMARY = 10107;
    static final int DUPLICATE_KEY = 11000;
    static final int KILLED = 11601;

    @Serial
    private static final long serialVersionUID = 1;

    private final int code;

    /** An error with MongoDB's number. */
    FakeServerException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
