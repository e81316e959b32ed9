package dev.penstock.app.ui.work;

import dev.penstock.engine.api.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is typed to disk within a second: a change is written after a moment, together with those that follow it
 * in that moment; one writing at a time. FX thread only.
 *
 * @param <T> all that is kept
 */
public final class Keeper<T> {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private final Writing<T> writing;
    private final Background background;
    private final Ticker ticker;
    private final Supplier<T> kept;
    private final Consumer<Failure> failed;
    private @Nullable Subscription waiting;
    private boolean busy;
    private boolean again;

    /** How it gets to disk. */
    @FunctionalInterface
    public interface Writing<T> {
        /** Writes it; may block. */
        void write(T now) throws IOException;
    }

    /**
     * Writes nothing until something changes.
     *
     * @param kept all there is to keep, when it is to be kept
     * @param failed told each time that it could not be written
     */
    public Keeper(
            Writing<T> writing, Background background, Ticker ticker, Supplier<T> kept, Consumer<Failure> failed) {
        this.writing = writing;
        this.background = background;
        this.ticker = ticker;
        this.kept = kept;
        this.failed = failed;
    }

    /** Something has been typed. */
    public void changed() {
        if (waiting == null) {
            waiting = ticker.every(PAUSE, this::write);
        }
    }

    /** Sends at once to the disk what has not been written; {@link Background#settle} waits for it. */
    public void close() {
        if (waiting == null && !busy) {
            return;
        }
        forgetWait();
        T now = kept.get();
        background.runInOrder(
                () -> {
                    writing.write(now);
                    return true;
                },
                done -> {},
                failed);
    }

    private void write() {
        forgetWait();
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        T now = kept.get();
        background.runInOrder(
                () -> {
                    writing.write(now);
                    return true;
                },
                done -> written(),
                failure -> {
                    failed.accept(failure);
                    written();
                });
    }

    private void written() {
        busy = false;
        if (again) {
            again = false;
            changed();
        }
    }

    private void forgetWait() {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
    }
}
