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

/** How far an apply has got, as Flyway tells it. Flyway's thread writes; whoever stops it reads. */
final class Course implements Callback {
    private final MigrationRun run;
    private final List<String> applied = new ArrayList<>();
    private volatile Phase phase = Phase.BETWEEN;
    private @Nullable MigrationInfo current;

    /** What is at work. */
    enum Phase {
        /** Flyway itself: locks and history. A stop ends it. */
        BETWEEN,
        /** A migration. A stop ends it. */
        MIGRATING,
        /** A migration has done all it had to do, and its row and its commit are on their way: no stop must come between. */
        COMMITTING,
        /** A migration has failed, and what it leaves is put in order. */
        FAILING
    }

    Course(MigrationRun run) {
        this.run = run;
    }

    Phase phase() {
        return phase;
    }

    /** The lock for the next migration is asked for: what came before is over. */
    void next() {
        if (phase == Phase.COMMITTING) {
            phase = Phase.BETWEEN;
        }
    }

    /** The migration that ran last; null if none has begun. */
    @Nullable
    MigrationInfo current() {
        return current;
    }

    /** Titles of those that are certainly applied while another one is at work or has failed. */
    List<String> before() {
        boolean doubtful = phase == Phase.COMMITTING && !applied.isEmpty();
        return List.copyOf(doubtful ? applied.subList(0, applied.size() - 1) : applied);
    }

    /** Titles of all, when Flyway has come back without a failure. */
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
