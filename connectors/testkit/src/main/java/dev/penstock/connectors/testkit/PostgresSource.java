package dev.penstock.connectors.testkit;

/** One possible source of a PostgreSQL server. */
interface PostgresSource {
    /** The name of the source for messages. */
    String name();

    /**
     * Finds or starts a server.
     *
     * @throws Unavailable if this source has no server; the caller then tries the next source
     */
    PostgresServer find();

    /** Signals that a source has no server. The message has the reason. */
    final class Unavailable extends RuntimeException {
        Unavailable(String reason) {
            super(reason);
        }

        Unavailable(RuntimeException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
