package dev.penstock.engine.api.spi;

import java.time.Duration;

/** Something at a server that can be stopped from another thread. */
public interface Stoppable {

    /**
     * Asks the server to stop what runs, and returns when the server has taken notice or the limit is over. From any
     * thread but the one that executes. A statement that has already ended is not harmed.
     *
     * @return whether the server took notice
     */
    boolean cancel(Duration limit);

    /** Cuts the connection at once, without a word to the server. From any thread. */
    void abort();
}
