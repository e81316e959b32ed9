package dev.penstock.migrations;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.migration.ScriptPlace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway throws, in the words of this program. The one class besides {@link ScriptPlaces} that reads Flyway's
 * internals: nothing public tells whether a migration ran in a transaction, nor its line.
 */
final class FlywayFailures {
    private final String database;

    FlywayFailures(String database) {
        this.database = database;
    }

    /** A failure while files and history were read. */
    PenstockException named(FlywayException failure) {
        PenstockException told = told(failure).orElse(null);
        if (told != null) {
            return told;
        }
        if (!(failure.getErrorCode() instanceof CoreErrorCode code)) {
            return other(failure);
        }
        return switch (code) {
            case NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE ->
                migration(
                        ErrorCode.MIGRATION_NO_HISTORY,
                        "'" + database + "' holds tables and has no history of migrations, so it is not known which"
                                + " of them it needs",
                        "Migrate an empty database; or let Flyway's own 'baseline' write where this one stands, which"
                                + " this version cannot.",
                        failure);
            case VALIDATE_ERROR, CHECKSUM_MISMATCH, DESCRIPTION_MISMATCH, TYPE_MISMATCH ->
                migration(
                        ErrorCode.MIGRATION_CHANGED,
                        oneLine(failure),
                        "Put the file back as it was, and write the change into a new migration.",
                        failure);
            case DUPLICATE_VERSIONED_MIGRATION,
                    DUPLICATE_REPEATABLE_MIGRATION,
                    DUPLICATE_UNDO_MIGRATION,
                    DUPLICATE_DELETED_MIGRATION ->
                migration(
                        ErrorCode.MIGRATION_TWICE,
                        oneLine(failure),
                        "Give one of the files another version or description.",
                        failure);
            default ->
                Words.misnamed(failure)
                        ? migration(
                                ErrorCode.MIGRATION_NAME,
                                oneLine(failure),
                                "Call it V4__what_it_does.sql or R__what_it_makes.sql, or put it elsewhere.",
                                failure)
                        : other(failure);
        };
    }

    /** A failure of an apply. */
    PenstockException named(FlywayException failure, Course course, Duration took) {
        PenstockException named = applying(failure, course);
        return named.with(
                named.diagnosis().at(database, named.diagnosis().node()).after(took));
    }

    private PenstockException applying(FlywayException failure, Course course) {
        MigrationInfo current = course.current();
        PenstockException told = told(failure).orElse(null);
        boolean lost = told instanceof ConnectionLostException;
        if (current == null || course.phase() == Course.Phase.BETWEEN) {
            return course.stopping() && !lost ? stopped(course, "no migration was at work", failure) : named(failure);
        }
        String title = Course.title(current);
        if (course.phase() == Course.Phase.COMMITTING) {
            return doubtful(current, course, told, failure);
        }
        boolean undone = failure instanceof FlywayMigrateException known && known.isExecutableInTransaction();
        String rest = title
                + (undone ? " was rolled back" : " ran outside a transaction: what it had done stays")
                + Words.before(course.before());
        if (course.stopping() && !lost) {
            return new CancelledException(
                    ErrorCode.CANCELLED,
                    "Cancelled: " + rest,
                    Diagnosis.of(undone ? Outcome.NOT_DONE : Outcome.UNKNOWN, advice(undone)),
                    failure);
        }
        ScriptPlace place = ScriptPlaces.of(failure, current, told);
        String reason = told == null ? oneLine(failure) : told.summary();
        Diagnosis known = told == null ? Diagnosis.of(Outcome.UNKNOWN, "") : told.diagnosis();
        return new MigrationException(
                ErrorCode.MIGRATION_FAILED,
                place + " failed: " + reason + "; " + rest,
                new Diagnosis(
                        database,
                        known.node(),
                        null,
                        null,
                        undone ? Outcome.NOT_DONE : Outcome.UNKNOWN,
                        List.of(),
                        known.sqlState(),
                        known.position(),
                        advice(undone)),
                failure,
                place);
    }

    private static String advice(boolean undone) {
        return undone
                ? "Correct the file and apply again."
                : "See what it has done, finish or undo that by hand, and then delete its row with success = false from"
                        + " flyway_schema_history.";
    }

    /** The migration had ended well, and then its commit or its row in the history failed. */
    private PenstockException doubtful(
            MigrationInfo current, Course course, @Nullable PenstockException told, FlywayException failure) {
        // a server that answers has not committed
        boolean refused = told instanceof StatementException;
        return new MigrationException(
                ErrorCode.MIGRATION_FAILED,
                current.getScript() + " ended, and "
                        + (refused
                                ? "its commit was refused, so it was rolled back: "
                                : "whether it was committed is unknown: ")
                        + (told == null ? oneLine(failure) : told.summary()) + Words.before(course.before()),
                refused
                        ? Diagnosis.of(Outcome.NOT_DONE, advice(true))
                        : Diagnosis.of(
                                Outcome.UNKNOWN, "Ask for the status: the history tells whether it was applied."),
                failure,
                ScriptPlaces.whole(current));
    }

    private static CancelledException stopped(Course course, String what, FlywayException failure) {
        return new CancelledException(
                ErrorCode.CANCELLED,
                "Cancelled: " + what + Words.before(course.before()),
                Diagnosis.of(Outcome.NOT_DONE, ""),
                failure);
    }

    private MigrationException migration(ErrorCode code, String summary, String advice, FlywayException cause) {
        return new MigrationException(
                code, summary, Diagnosis.of(Outcome.NOT_DONE, advice).at(database, null), cause, null);
    }

    private MigrationException other(FlywayException failure) {
        return migration(
                ErrorCode.MIGRATION_FAILED,
                oneLine(failure),
                "Look at the migrations' folders and at flyway_schema_history.",
                failure);
    }

    private static String oneLine(FlywayException failure) {
        return Words.oneLine(failure.getMessage());
    }

    /** The engine's own failure beneath. */
    static Optional<PenstockException> told(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof PenstockException told) {
                return Optional.of(told);
            }
            for (Throwable beside : at.getSuppressed()) {
                if (beside instanceof PenstockException told) {
                    return Optional.of(told);
                }
            }
        }
        return Optional.empty();
    }
}
