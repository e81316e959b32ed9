package dev.penstock.app.ui.query;

import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.UnsupportedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * One run from its start to its last row. What arrives after it was abandoned is given back unseen. FX thread only;
 * whatever may wait is done off it.
 */
final class StatementRun {
    private static final Logger LOG = System.getLogger(StatementRun.class.getName());
    private final Penstock penstock;
    private final Background background;
    private final InstantSource clock;
    private final Watcher watcher;
    private final TabSession tab;
    private final TabSession.Kept before;
    private @Nullable PinnedSession session;
    private Runnable canceller = () -> {};
    private @Nullable Several several;
    private @Nullable Instant answered;
    private boolean cancelled;
    private boolean over;

    /** Who is told what comes. */
    interface Watcher {
        /** Rows begin to come; the spool is the watcher's from now on. */
        void rows(Spool spool);

        /** A statement has changed so many rows. */
        void count(long rows);

        /** Nothing comes any more; null where all went well. */
        void ended(@Nullable Failure failure);
    }

    private record Answer(Result result, Instant at) {}

    StatementRun(ViewContext context, TabSession tab, Watcher watcher) {
        this.tab = tab;
        this.before = tab.kept().get();
        this.penstock = context.penstock();
        this.background = context.background();
        this.clock = context.clock();
        this.watcher = watcher;
    }

    void start(Database database, SqlStatement statement) {
        Execution<Result> execution;
        try {
            PinnedSession on = tab.on(database);
            session = on;
            execution = on.executeAsync(statement);
        } catch (RuntimeException e) {
            end(Failure.of(e));
            return;
        }
        onCancel(execution::cancel);
        background.follow(execution.map(result -> new Answer(result, clock.instant())), this::arrived, this::end);
    }

    /** When the server first answered; null if it has not yet. */
    @Nullable
    Instant answered() {
        return answered;
    }

    /** Whether somebody asked it to stop. */
    boolean cancelled() {
        return cancelled;
    }

    /** Asks the server to stop. */
    void cancel() {
        cancelled = true;
        Runnable now = canceller;
        background.run(
                () -> {
                    now.run();
                    return true;
                },
                done -> {},
                failure -> LOG.log(Level.WARNING, "A cancel failed", failure.cause()));
    }

    /** Waits for it no longer. Its session ends too: its connection may hang. */
    void abandon() {
        over = true;
        closeSeveral();
        tab.close();
    }

    private void onCancel(Runnable action) {
        canceller = action;
        if (cancelled) {
            cancel();
        }
    }

    private void arrived(Answer answer) {
        answered = answer.at;
        if (over) {
            dispose(answer.result);
            return;
        }
        if (answer.result instanceof Several results) {
            several = results;
            next(results);
        } else {
            take(answer.result, () -> end(null));
        }
    }

    private void next(Several results) {
        if (cancelled) {
            end(null);
            return;
        }
        onCancel(results::cancel);
        background.run(
                results::next,
                result -> {
                    if (over) {
                        dispose(result);
                    } else if (result == null) {
                        end(null);
                    } else {
                        take(result, () -> next(results));
                    }
                },
                this::end);
    }

    private void take(Result result, Runnable then) {
        switch (result) {
            case Rows rows -> spool(rows, then);
            case Changed changed -> {
                watcher.count(changed.changed());
                then.run();
            }
            case Documents _, Several _ -> {
                dispose(result);
                end(Failure.of(new UnsupportedException(
                        ErrorCode.NOT_YET,
                        "This kind of result cannot be shown yet",
                        Diagnosis.of(Outcome.DONE, "Run it by ./penstock query."),
                        null)));
            }
        }
    }

    private void spool(Rows rows, Runnable then) {
        onCancel(rows::cancel);
        background.run(
                () -> {
                    try {
                        return penstock.spool(rows);
                    } catch (RuntimeException e) {
                        rows.close();
                        throw e;
                    }
                },
                spool -> {
                    if (over) {
                        off(spool);
                        return;
                    }
                    watcher.rows(spool);
                    onCancel(() -> spool.filling().cancel());
                    background.follow(spool.filling(), stored -> filled(spool, then), this::end);
                },
                this::end);
    }

    private void filled(Spool spool, Runnable then) {
        if (spool.failure().isPresent()) {
            end(Failure.of(spool.failure().get()));
        } else if (!over) {
            then.run();
        }
    }

    private void end(@Nullable Failure failure) {
        if (over) {
            return;
        }
        over = true;
        PinnedSession used = session;
        Several last = several;
        several = null;
        if (used == null) {
            watcher.ended(failure);
            return;
        }
        // the next run may begin once the session is settled
        background.run(
                () -> {
                    if (last != null) {
                        last.close();
                    }
                    return TabSession.settle(used, before);
                },
                kept -> {
                    tab.show(used, kept);
                    watcher.ended(failure);
                },
                unsettled -> {
                    LOG.log(Level.WARNING, "A session could not be settled", unsettled.cause());
                    watcher.ended(failure);
                });
    }

    private void closeSeveral() {
        if (several != null) {
            off(several);
            several = null;
        }
    }

    private void dispose(@Nullable Result result) {
        switch (result) {
            case null -> {}
            case Changed _ -> {}
            case Rows rows -> off(rows);
            case Documents documents -> off(documents);
            case Several more -> off(more);
        }
    }

    private void off(AutoCloseable closeable) {
        background.run(
                () -> {
                    closeable.close();
                    return true;
                },
                done -> {},
                failure -> LOG.log(Level.WARNING, "A result could not be given back", failure.cause()));
    }
}
