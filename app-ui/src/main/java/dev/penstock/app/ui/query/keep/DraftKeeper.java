package dev.penstock.app.ui.query.keep;

import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.Ticker;
import dev.penstock.engine.api.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is typed to disk within a second: a change is written after a moment, together with those that follow it
 * in that moment; one writing at a time. FX thread only.
 */
public final class DraftKeeper {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private final DraftFile file;
    private final Background background;
    private final Ticker ticker;
    private final Supplier<Drafts> drafts;
    private final Consumer<Failure> failed;
    private @Nullable Subscription waiting;
    private boolean writing;
    private boolean again;

    /**
     * Writes nothing until something changes.
     *
     * @param drafts all there is to keep, when it is to be kept
     * @param failed told each time that it could not be written
     */
    public DraftKeeper(
            DraftFile file, Background background, Ticker ticker, Supplier<Drafts> drafts, Consumer<Failure> failed) {
        this.file = file;
        this.background = background;
        this.ticker = ticker;
        this.drafts = drafts;
        this.failed = failed;
    }

    /** Something has been typed. */
    public void changed() {
        if (waiting == null) {
            waiting = ticker.every(PAUSE, this::write);
        }
    }

    /** Writes at once what has not been written, before the program ends. */
    public void close() {
        if (waiting == null && !writing) {
            return;
        }
        forgetWait();
        try {
            file.write(drafts.get());
        } catch (IOException e) {
            failed.accept(Failure.of(e));
        }
    }

    private void write() {
        forgetWait();
        if (writing) {
            again = true;
            return;
        }
        writing = true;
        Drafts now = drafts.get();
        background.run(
                () -> {
                    file.write(now);
                    return true;
                },
                done -> written(),
                failure -> {
                    failed.accept(failure);
                    written();
                });
    }

    private void written() {
        writing = false;
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
