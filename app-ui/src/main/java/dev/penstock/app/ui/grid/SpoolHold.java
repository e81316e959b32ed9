package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.view.ViewContext;
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

    /** Holds it once more, unless it is closed; each holder lets go once. */
    synchronized boolean tryHold() {
        if (holders == 0) {
            return false;
        }
        holders++;
        return true;
    }

    /** Holds it once more. */
    void hold() {
        if (!tryHold()) {
            throw new IllegalStateException("The result is closed");
        }
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

    /** Lets go off the FX thread. */
    void releaseWith(ViewContext context) {
        context.background()
                .run(
                        () -> {
                            release();
                            return this;
                        },
                        released -> {},
                        context.notices()::failed);
    }
}
