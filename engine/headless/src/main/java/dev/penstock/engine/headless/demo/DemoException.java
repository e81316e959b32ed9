package dev.penstock.engine.headless.demo;

/** Signals that the demo cannot be created or shown. The message has the reason and the next step. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }

    DemoException(String message) {
        super(message);
    }
}
