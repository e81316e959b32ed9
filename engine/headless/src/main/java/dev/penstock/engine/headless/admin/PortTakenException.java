package dev.penstock.engine.headless.admin;

import java.io.IOException;

/** The port of the admin endpoint cannot be had. The message says what to do. */
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super(
                "Port " + port + " of 127.0.0.1 cannot be listened on: " + cause.getMessage()
                        + ". Give another with --port, or --port 0 for any that is free.",
                cause);
    }
}
