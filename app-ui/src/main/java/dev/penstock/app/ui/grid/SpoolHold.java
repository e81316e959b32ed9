package dev.penstock.app.ui.grid;

import dev.penstock.engine.api.Spool;

/**
 * Keeps a spool open for as long as anybody reads it: the grid, and an export that goes on when the grid shows
 * something else. Safe for use by many threads.
 */
final class SpoolHold {
    private final Spool spool;
    private int holders = 1;

    /** Held once, by whoever makes it. */
    SpoolHold(Spool spool) {
        this.spool = spool;
    }

    Spool spool() {
        return spool;
    }

    /** Holds it once more; each holder lets go once. */
    synchronized void hold() {
        if (holders == 0) {
            throw new IllegalStateException("The result is closed");
        }
        holders++;
    }

    /** Lets go; the last one closes the spool, which deletes its file. */
    void release() {
        boolean last;
        synchronized (this) {
            holders--;
            last = holders == 0;
        }
        if (last) {
            spool.close();
        }
    }
}
