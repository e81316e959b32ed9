package dev.penstock.engine.api;

/**
 * A pool at one moment.
 *
 * @param node whose
 * @param active leases out
 * @param idle connections open and not lent
 * @param waiting callers in the queue
 * @param max the most connections it may hold
 */
public record PoolState(String node, int active, int idle, int waiting, int max) {
    @Override
    public String toString() {
        return active + " of " + max + " active, " + idle + " idle, " + waiting + " waiting";
    }
}
