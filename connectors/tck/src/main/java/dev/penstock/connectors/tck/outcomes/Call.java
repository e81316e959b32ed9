package dev.penstock.connectors.tck.outcomes;

/** One run of a program: its preparation, and the call that is interrupted. */
interface Call extends AutoCloseable {

    /** Does what comes before the interrupted call. */
    void prepare() throws Exception;

    /** The call. */
    void run() throws Exception;

    /** Cancels the call, from another thread; waits until it can be cancelled. */
    void cancel() throws Exception;

    /** Ends transactions and connections. */
    @Override
    void close();
}
