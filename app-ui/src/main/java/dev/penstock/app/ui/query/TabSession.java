package dev.penstock.app.ui.query;

import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.PinnedSession.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The session of one tab. It has a connection of its own as long as there is something to keep on it: a transaction, a
 * setting, a temporary table. FX thread only, but for {@link #settle}; whatever may wait is done off it.
 */
final class TabSession {
    static final Caller CALLER = Caller.of("desktop");
    private static final Logger LOG = System.getLogger(TabSession.class.getName());

    private final Background background;
    private final Consumer<Failure> failed;
    private final ReadOnlyObjectWrapper<Kept> kept = new ReadOnlyObjectWrapper<>(Kept.NOTHING);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Database database;
    private @Nullable PinnedSession session;

    /**
     * What the connection is in the middle of.
     *
     * @param since when its transaction was opened; null if none is open
     */
    record Kept(State state, @Nullable Instant since) {
        static final Kept NOTHING = new Kept(State.UNBOUND, null);

        /** Whether a transaction is open, failed or not. */
        boolean transaction() {
            return state == State.IN_TRANSACTION || state == State.FAILED;
        }
    }

    /** @param failed gets the failure of a commit or rollback */
    TabSession(Background background, Consumer<Failure> failed) {
        this.background = background;
        this.failed = failed;
    }

    /** What is kept for the next statement. */
    ReadOnlyObjectProperty<Kept> kept() {
        return kept.getReadOnlyProperty();
    }

    /** Whether a commit, a rollback or a reconnect is under way. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** The session on a database; one on another database ends. */
    PinnedSession on(Database chosen) {
        PinnedSession now = session;
        if (now == null || !chosen.equals(database)) {
            close();
            now = chosen.session(CALLER).pin();
            session = now;
            database = chosen;
        }
        return now;
    }

    /**
     * Gives the connection back if there is nothing to keep on it. Called after a statement, off the FX thread, while
     * nothing else uses the session.
     *
     * @param before what was kept before that statement: a connection that was lost with nothing on it is no loss
     */
    static Kept settle(PinnedSession session, Kept before) {
        if (session.state() == State.LOST && before.state() == State.UNBOUND) {
            session.reconnect();
        }
        session.releaseUnchanged();
        return now(session);
    }

    private static Kept now(PinnedSession session) {
        return new Kept(session.state(), session.transactionSince().orElse(null));
    }

    /** Shows what {@link #settle} has found, unless the session is another one by now. */
    void show(PinnedSession of, Kept found) {
        if (of.equals(session)) {
            kept.set(found);
        }
    }

    void commit() {
        act(PinnedSession::commit);
    }

    void rollback() {
        act(PinnedSession::rollback);
    }

    /** Gives the connection up with all that is kept on it. */
    void reconnect() {
        act(PinnedSession::reconnect);
    }

    private void act(Consumer<PinnedSession> action) {
        PinnedSession now = session;
        if (now == null || busy.get()) {
            return;
        }
        busy.set(true);
        Kept before = kept.get();
        background.run(
                () -> {
                    try {
                        action.accept(now);
                    } catch (RuntimeException failure) {
                        return new Acted(settle(now, before), Failure.of(failure));
                    }
                    return new Acted(settle(now, before), null);
                },
                acted -> {
                    busy.set(false);
                    show(now, acted.kept());
                    if (acted.failure() != null) {
                        failed.accept(acted.failure());
                    }
                },
                failure -> {
                    busy.set(false);
                    failed.accept(failure);
                });
    }

    private record Acted(Kept kept, @Nullable Failure failure) {}

    /** Ends the session; an open transaction is rolled back. Another one can be begun. */
    void close() {
        PinnedSession last = session;
        session = null;
        database = null;
        kept.set(Kept.NOTHING);
        if (last != null) {
            background.run(
                    () -> {
                        last.close();
                        return true;
                    },
                    done -> {},
                    failure -> LOG.log(Level.WARNING, "A session could not be closed", failure.cause()));
        }
    }
}
