package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something asked of a server: what is known of it, since when it is being read, why it could not be. What was known
 * stays while it is read again. What takes the server long may be left to a second question, whose answer then takes the
 * place of the first. FX thread only.
 */
public final class Loading<T> {
    private final Background background;
    private final InstantSource clock;
    private final Supplier<Execution<T>> question;
    private final @Nullable Supplier<Execution<T>> rest;
    private final Runnable changed;
    private @Nullable T value;
    private @Nullable Instant since;
    private @Nullable Failure failure;
    private @Nullable Execution<T> execution;
    private Subscription following = () -> {};
    private boolean again;
    private boolean resting;

    /**
     * Nothing is asked yet.
     *
     * @param question asks; must not block
     * @param changed told whenever something has
     */
    public Loading(Background background, InstantSource clock, Supplier<Execution<T>> question, Runnable changed) {
        this(background, clock, question, null, changed);
    }

    /**
     * Nothing is asked yet.
     *
     * @param question asks for what is wanted first; must not block
     * @param rest asks for all of it, once the first is known; null where the first is all
     * @param changed told whenever something has
     */
    Loading(
            Background background,
            InstantSource clock,
            Supplier<Execution<T>> question,
            @Nullable Supplier<Execution<T>> rest,
            Runnable changed) {
        this.background = background;
        this.clock = clock;
        this.question = question;
        this.rest = rest;
        this.changed = changed;
    }

    /** What is known; null for nothing yet. */
    public @Nullable T value() {
        return value;
    }

    /** When the reading under way began; null for none. */
    public @Nullable Instant since() {
        return since;
    }

    /** Whether what is wanted first has been read and the rest is being read. */
    boolean resting() {
        return resting;
    }

    /** Why the last reading came to nothing; null if it did not. */
    public @Nullable Failure failure() {
        return failure;
    }

    /** Whether it has never been asked for. */
    public boolean untouched() {
        return value == null && since == null && failure == null;
    }

    /** Asks, and once more if it is being asked already: the answer under way may be older than the wish. */
    public void ask() {
        if (since != null) {
            again = true;
            return;
        }
        failure = null;
        since = clock.instant();
        start(question);
    }

    /** Asks the server to stop; it fails as cancelled then. */
    public void cancel() {
        again = false;
        if (execution != null) {
            execution.cancel();
        }
    }

    /** Asks the server to stop and wants to hear no more. */
    public void close() {
        following.close();
        cancel();
        end();
    }

    private void start(Supplier<Execution<T>> asked) {
        try {
            Execution<T> started = asked.get();
            execution = started;
            following = background.follow(started, this::arrived, this::failed);
        } catch (RuntimeException e) {
            failed(Failure.of(e));
            return;
        }
        changed.run();
    }

    private void arrived(T answer) {
        value = answer;
        // Asked once more meanwhile: the first question comes before the rest of the last one.
        if (rest == null || resting || again) {
            next();
        } else {
            resting = true;
            start(rest);
        }
    }

    private void failed(Failure why) {
        failure = why;
        next();
    }

    private void next() {
        end();
        if (again) {
            again = false;
            ask();
        } else {
            changed.run();
        }
    }

    private void end() {
        since = null;
        execution = null;
        resting = false;
    }
}
