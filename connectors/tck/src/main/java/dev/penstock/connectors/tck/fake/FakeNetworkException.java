package dev.penstock.connectors.tck.fake;

import java.io.Serial;

/** A connection that is closed, or that cannot be opened. */
final class FakeNetworkException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    FakeNetworkException(String message) {
        super(message);
    }
}
