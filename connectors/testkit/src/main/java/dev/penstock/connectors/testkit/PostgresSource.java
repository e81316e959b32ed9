package dev.penstock.connectors.testkit;

/** One place where a PostgreSQL server may be found. */
interface PostgresSource {
    /** What it is called in a message. */
    String name();

    /**
     * A server from here.
     *
     * @throws Unavailable if there is none here, so that the next source is asked
     */
    PostgresServer find();

    /** Says why a source has no server. */
    final class Unavailable extends RuntimeException {
        Unavailable(String reason) {
            super(reason);
        }

        Unavailable(RuntimeException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
