package dev.penstock.migrations;

import dev.penstock.engine.api.spi.MigrationRun;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an apply, reported by Flyway's callbacks. Flyway's thread writes it; the thread that stops the apply
 * reads it.
 */
final class ApplyProgress implements Callback {
    private final MigrationRun run;
    private final List<String> applied = new ArrayList<>();
    private volatile Phase phase = Phase.BETWEEN;
    private @Nullable MigrationInfo current;

    /** The present activity. */
    enum Phase {
        /** Flyway acquires locks or updates the history. A stop may interrupt it. */
        BETWEEN,
        /** A migration runs. A stop may interrupt it. */
        MIGRATING,
        /** A migration has run, and its row in the history and its commit follow. A stop must not interrupt them. */
        COMMITTING,
        /** A migration has failed and Flyway cleans up. */
        FAILING
    }

    ApplyProgress(MigrationRun run) {
        this.run = run;
    }

    Phase phase() {
        return phase;
    }

    /** Flyway acquires the lock for the next migration, so the previous one is complete. */
    void next() {
        if (phase == Phase.COMMITTING) {
            phase = Phase.BETWEEN;
        }
    }

    /** The latest migration; null if none has started. */
    @Nullable
    MigrationInfo current() {
        return current;
    }

    /** The titles of the migrations that are certainly applied, without the one that runs or has failed. */
    List<String> before() {
        boolean uncertain = phase == Phase.COMMITTING && !applied.isEmpty();
        return List.copyOf(uncertain ? applied.subList(0, applied.size() - 1) : applied);
    }

    /** The titles of all applied migrations after a successful end. */
    List<String> ended() {
        return List.copyOf(applied);
    }

    boolean stopping() {
        return run.stopping();
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.BEFORE_EACH_MIGRATE) {
            phase = Phase.BETWEEN;
            if (run.stopping()) {
                throw new FlywayException(
                        "Stopped before " + context.getMigrationInfo().getScript());
            }
            current = context.getMigrationInfo();
            phase = Phase.MIGRATING;
        } else if (event == Event.AFTER_EACH_MIGRATE) {
            phase = Phase.COMMITTING;
            applied.add(title(context.getMigrationInfo()));
            run.applied(applied.size());
        } else {
            phase = Phase.FAILING;
        }
    }

    @Override
    public String getCallbackName() {
        return "penstock";
    }

    static String title(MigrationInfo info) {
        return ((info.getVersion() == null ? "R" : "V" + info.getVersion()) + " " + info.getDescription()).strip();
    }
}
