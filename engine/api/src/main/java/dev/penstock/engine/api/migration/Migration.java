package dev.penstock.engine.api.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One migration: a file, a row of the history, or both. A repeatable migration has a row for each run. Immutable.
 *
 * @param rank the rank in the history, from 1; 0 if it is not in the history
 * @param kind the kind
 * @param version the version, {@code 3} or {@code 2026.11.1}; null for a repeatable migration
 * @param description the description from the file's name, with spaces instead of underscores
 * @param script the path of the file below its folder, as in the history
 * @param state the state
 * @param file the absolute path; null if there is no file
 * @param sql the text of the file; null if there is no file
 * @param fileChecksum the checksum of the present file; null if there is no file
 * @param checksum the checksum of the file when it was applied; null if it was not applied
 * @param installedOn the time of the apply; null if it was not applied
 * @param installedBy the database user of the apply; null if it was not applied
 * @param took the duration of the run; null if it was not applied
 * @param problems the problems that prevent an apply; empty if there are none
 */
public record Migration(
        int rank,
        Kind kind,
        @Nullable String version,
        String description,
        String script,
        State state,
        @Nullable Path file,
        @Nullable String sql,
        @Nullable Integer fileChecksum,
        @Nullable Integer checksum,
        @Nullable Instant installedOn,
        @Nullable String installedBy,
        @Nullable Duration took,
        List<MigrationProblem> problems) {

    /** Copies the list. */
    public Migration {
        problems = List.copyOf(problems);
    }

    /** Whether an apply would run this migration. */
    public boolean pending() {
        return state == State.PENDING;
    }

    /** The title: {@code V3 add stock}, {@code R top sellers}. */
    public String title() {
        return (version == null ? kind.letter() : kind.letter() + version)
                + (description.isEmpty() ? "" : " " + description);
    }

    /** The kinds of migrations. */
    public enum Kind {
        /** Runs once, in the order of versions. */
        VERSIONED("V"),
        /** Runs again after each change of its file, after the versioned migrations. */
        REPEATABLE("R"),
        /** Represents all migrations up to its version; it never runs if there is a history. */
        BASELINE("B");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        /** The prefix of the file's name. */
        public String letter() {
            return letter;
        }
    }

    /** The relation between file and history. */
    public enum State {
        /** The file exists and is not applied yet. */
        PENDING,
        /** Applied, and the file is unchanged. */
        APPLIED,
        /** Failed outside a transaction, so that its changes could not be rolled back. */
        FAILED,
        /** Applied, but the file has changed since. */
        CHANGED,
        /** Applied, but the file is missing. */
        MISSING,
        /** Not applied, but a migration with a higher version is. */
        TOO_LATE,
        /** A repeatable migration whose file has changed since its run, so that it is pending again. */
        OUTDATED,
        /** An earlier run of a repeatable migration that has run again. */
        SUPERSEDED,
        /** Applied by a newer release: its version is above those of all files. */
        FUTURE,
        /** The start of the history: all versions up to it count as applied. */
        BASELINE,
        /** At or below the baseline, so it is never applied. */
        BELOW_BASELINE,
        /** Applied and undone, or deleted from the history. */
        UNDONE
    }
}
