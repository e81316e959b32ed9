package dev.penstock.engine.api.spi;

/**
 * What happens to a statement on its connection, reported by the lease. The core computes the outcome from it and from
 * nothing else. A lease reports each step at the moment it happens, on the thread that runs the statement.
 */
public interface Wire {

    /** Keeps no record. */
    Wire NONE = new Wire() {
        @Override
        public void sending(Scope scope) {}

        @Override
        public void answered() {}

        @Override
        public void refused() {}

        @Override
        public void rolledBack() {}
    };

    /** The request may reach the server from now on. */
    void sending(Scope scope);

    /** The server has answered that the request succeeded; rows may be left to read. */
    void answered();

    /** The server has answered with an error, or the driver has refused the request before it was sent. */
    void refused();

    /** The transaction that the request belongs to was rolled back, by a request or with its connection. */
    void rolledBack();

    /** What makes the effect of a request permanent. */
    enum Scope {
        /** Its own answer. */
        AUTOCOMMIT,
        /** The commit of the transaction that is open on the connection. */
        TRANSACTION,
        /** The commit of a transaction that the lease opens and ends for this one request. */
        OWN_TRANSACTION,
        /** The request is a commit itself: its answer makes everything before it permanent. */
        COMMIT
    }
}
