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
import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/**
 * Translates Flyway's exceptions to the engine's. Besides {@link ScriptPlaces} it is the only class that uses Flyway's
 * internals, because the public interface has neither the line of a failure nor whether a migration ran in a
 * transaction.
 */
final class FlywayFailures {
    private final String database;

    FlywayFailures(String database) {
        this.database = database;
    }

    /** Translates a failure while Flyway reads files and history. */
    PenstockException translate(FlywayException failure) {
        PenstockException engineFailure = engineFailure(failure).orElse(null);
        if (engineFailure != null) {
            return engineFailure;
        }
        if (!(failure.getErrorCode() instanceof CoreErrorCode code)) {
            return other(failure);
        }
        return switch (code) {
            case NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE ->
                migration(
                        ErrorCode.MIGRATION_NO_HISTORY,
                        "'" + database + "' has tables but no history of migrations, so the pending migrations are"
                                + " unknown",
                        "Use an empty database, or record the current version with Flyway's own 'baseline'. This"
                                + " version has no baseline command yet.",
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
                        "Change the version or the description of one of the files.",
                        failure);
            default ->
                FailureTexts.misnamed(failure)
                        ? migration(
                                ErrorCode.MIGRATION_NAME,
                                oneLine(failure),
                                "Rename it like V4__what_it_does.sql or R__what_it_creates.sql, or move it to another folder.",
                                failure)
                        : other(failure);
        };
    }

    /** Translates a failure of an apply. */
    PenstockException translate(FlywayException failure, ApplyProgress progress, Duration took) {
        PenstockException translated = applying(failure, progress);
        return translated.with(translated
                .diagnosis()
                .at(database, translated.diagnosis().node())
                .after(took));
    }

    private PenstockException applying(FlywayException failure, ApplyProgress progress) {
        MigrationInfo current = progress.current();
        PenstockException engineFailure = engineFailure(failure).orElse(null);
        boolean lost = engineFailure instanceof ConnectionLostException;
        if (current == null || progress.phase() == ApplyProgress.Phase.BETWEEN) {
            return progress.stopping() && !lost
                    ? stopped(progress, "no migration was running", failure)
                    : translate(failure);
        }
        String title = ApplyProgress.title(current);
        if (progress.phase() == ApplyProgress.Phase.COMMITTING) {
            return uncertain(current, progress, engineFailure, failure);
        }
        boolean undone = failure instanceof FlywayMigrateException known && known.isExecutableInTransaction();
        String rest = title
                + (undone ? " was rolled back" : " ran outside a transaction, so its changes remain")
                + FailureTexts.before(progress.before());
        if (progress.stopping() && !lost) {
            return new CancelledException(
                    ErrorCode.CANCELLED,
                    "Cancelled: " + rest,
                    Diagnosis.of(undone ? Outcome.NOT_DONE : Outcome.UNKNOWN, advice(undone)),
                    failure);
        }
        ScriptPlace place = ScriptPlaces.of(failure, current, engineFailure);
        String reason = engineFailure == null ? oneLine(failure) : engineFailure.summary();
        Diagnosis known = engineFailure == null ? Diagnosis.of(Outcome.UNKNOWN, "") : engineFailure.diagnosis();
        return new MigrationException(
                ErrorCode.MIGRATION_FAILED,
                place + " failed: " + reason + "; " + rest,
                Diagnosis.of(undone ? Outcome.NOT_DONE : Outcome.UNKNOWN, advice(undone))
                        .at(database, known.node())
                        .withServer(known.sqlState(), known.position()),
                failure,
                place);
    }

    private static String advice(boolean undone) {
        return undone
                ? "Correct the file and apply again."
                : "Finish or undo its changes by hand, then delete its row with success = false from"
                        + " flyway_schema_history.";
    }

    /** Translates a failure after the migration itself: of its commit or of its row in the history. */
    private PenstockException uncertain(
            MigrationInfo current,
            ApplyProgress progress,
            @Nullable PenstockException engineFailure,
            FlywayException failure) {
        // an error from the server means that it did not commit
        boolean refused = engineFailure instanceof StatementException;
        return new MigrationException(
                ErrorCode.MIGRATION_FAILED,
                current.getScript() + " ran, but "
                        + (refused
                                ? "its commit failed and it was rolled back: "
                                : "the result of its commit is unknown: ")
                        + (engineFailure == null ? oneLine(failure) : engineFailure.summary())
                        + FailureTexts.before(progress.before()),
                refused
                        ? Diagnosis.of(Outcome.NOT_DONE, advice(true))
                        : Diagnosis.of(
                                Outcome.UNKNOWN,
                                "Check the status: the history shows whether the migration was applied."),
                failure,
                ScriptPlaces.whole(current));
    }

    private static CancelledException stopped(ApplyProgress progress, String what, FlywayException failure) {
        return new CancelledException(
                ErrorCode.CANCELLED,
                "Cancelled: " + what + FailureTexts.before(progress.before()),
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
                "Check the folders of the migrations and the table flyway_schema_history.",
                failure);
    }

    private static String oneLine(FlywayException failure) {
        return FailureTexts.oneLine(failure.getMessage());
    }

    /** The engine's exception among the causes and suppressed exceptions. */
    static Optional<PenstockException> engineFailure(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof PenstockException engineFailure) {
                return Optional.of(engineFailure);
            }
            for (Throwable beside : at.getSuppressed()) {
                if (beside instanceof PenstockException engineFailure) {
                    return Optional.of(engineFailure);
                }
            }
        }
        return Optional.empty();
    }
}
