package dev.penstock.engine.api.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One migration: a file, a row of the history, or both. A repeatable one that ran several times has a row for each.
 * Immutable.
 *
 * @param rank its place in the history, from 1; 0 where it has none
 * @param kind how it is applied
 * @param version {@code 3} or {@code 2026.11.1}; null for a repeatable one
 * @param description from the file's name, blanks for underscores
 * @param script the file's name below its folder, as the history keeps it
 * @param state how file and history agree
 * @param file absolute; null where there is none
 * @param sql the file's text; null where there is no file
 * @param fileChecksum of the file as it is; null where there is none
 * @param checksum of the file when it was applied; null where it was not
 * @param installedOn when it was applied; null where it was not
 * @param installedBy the database's user who applied it; null where it was not
 * @param took how long it ran; null where it was not applied
 * @param problems what must be mended before anything is applied; empty if all is well
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

    /** Whether an apply would run it. */
    public boolean pending() {
        return state == State.PENDING;
    }

    /** {@code V3 add stock}, {@code R top sellers}. */
    public String title() {
        return (version == null ? kind.letter() : kind.letter() + version)
                + (description.isEmpty() ? "" : " " + description);
    }

    /** How a migration is applied. */
    public enum Kind {
        /** Once, in the order of versions. */
        VERSIONED("V"),
        /** Again whenever its file has changed, after the versioned ones. */
        REPEATABLE("R"),
        /** Not at all where there is a history: it stands for all up to its version. */
        BASELINE("B");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        /** With which a file's name begins. */
        public String letter() {
            return letter;
        }
    }

    /** How file and history agree. */
    public enum State {
        /** There is a file and it is to be applied. */
        PENDING,
        /** Applied, and the file is still the same. */
        APPLIED,
        /** It began and did not end well, and what it had done by then could not be rolled back. */
        FAILED,
        /** Applied, and the file has changed since. */
        CHANGED,
        /** Applied, and the file is gone. */
        MISSING,
        /** Never applied, and its version is below one that was. */
        TOO_LATE,
        /** A repeatable one that ran, whose file has changed since: it is pending again. */
        OUTDATED,
        /** A repeatable one that has run again since. */
        SUPERSEDED,
        /** Applied, with a version above all files: by a newer release. */
        FUTURE,
        /** Where the history begins: all up to it is taken as applied. */
        BASELINE,
        /** At or below the baseline: never to be applied here. */
        BELOW_BASELINE,
        /** Applied and taken back, or struck from the history. */
        UNDONE
    }
}
