package dev.penstock.engine.headless.admin;

import java.io.IOException;

/** Signals that the port of the admin endpoint cannot be opened. The message includes the next step. */
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super(
                "Port " + port + " of 127.0.0.1 cannot be opened: " + cause.getMessage()
                        + ". Choose another one with --port, or any free port with --port 0.",
                cause);
    }
}
