package dev.penstock.engine.api;

import java.io.Serializable;

/**
 * A pool at one moment.
 *
 * @param node whose
 * @param active connections in use
 * @param idle connections open and not in use
 * @param waiting callers in the queue
 * @param max the most connections it may hold
 */
public record PoolState(String node, int active, int idle, int waiting, int max) implements Serializable {
    @Override
    public String toString() {
        return active + " of " + max + " active, " + idle + " idle, " + waiting + " waiting";
    }
}
