package dev.penstock.migrations;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.Migration.State;
import dev.penstock.engine.api.migration.MigrationProblem;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Finds the problems that prevent an apply. */
final class Problems {
    private Problems() {}

    /** Whether the file of an applied migration has changed. */
    static boolean changed(MigrationInfo info) {
        return !info.isChecksumMatching() || !described(info).equals(info.getDescription());
    }

    /** The description in the present name of the file. Flyway returns the one in the history. */
    private static String described(MigrationInfo info) {
        String location = info.getPhysicalLocation();
        if (location == null || location.isEmpty()) {
            return info.getDescription();
        }
        String name = String.valueOf(Path.of(location).getFileName());
        int separator = name.indexOf("__");
        int suffix = name.lastIndexOf('.');
        return separator < 0 || suffix < separator + 2
                ? info.getDescription()
                : name.substring(separator + 2, suffix).replace('_', ' ');
    }

    static List<MigrationProblem> of(State state, MigrationInfo info) {
        MigrationProblem problem = problem(state, info);
        return problem == null ? List.of() : List.of(problem);
    }

    /** The problems in the text of a pending PostgreSQL migration. */
    static List<MigrationProblem> written(MigrationInfo info, String sql) {
        int line = CopyFromStdin.line(sql);
        return line == 0
                ? List.of()
                : List.of(problem(
                        ErrorCode.NOT_YET,
                        info,
                        info.getScript() + " line " + line + " has COPY … FROM STDIN, which migrations do not support",
                        "Write the rows as INSERT statements, like 'pg_dump --rows-per-insert=100', or copy them from a"
                                + " file on the server: COPY … FROM '/path'."));
    }

    private static @Nullable MigrationProblem problem(State state, MigrationInfo info) {
        String script = info.getScript();
        return switch (state) {
            case CHANGED ->
                problem(
                        ErrorCode.MIGRATION_CHANGED,
                        info,
                        script + " has changed since it was applied: " + difference(info),
                        "Restore the original file and write the change into a new migration.");
            case MISSING ->
                problem(
                        ErrorCode.MIGRATION_MISSING,
                        info,
                        script + " was applied, but its file is missing",
                        "Restore the file, or correct migrations.locations in the workspace.");
            case TOO_LATE ->
                problem(
                        ErrorCode.MIGRATION_TOO_LATE,
                        info,
                        script + " is not applied, but a higher version is",
                        "Give its file a version above all applied ones.");
            case FAILED ->
                problem(
                        ErrorCode.MIGRATION_HALF_DONE,
                        info,
                        script + " failed earlier outside a transaction, so its changes remain",
                        "Finish or undo its changes by hand, then delete its row with success = false from"
                                + " flyway_schema_history.");
            case PENDING, APPLIED, OUTDATED, SUPERSEDED, FUTURE, BASELINE, BELOW_BASELINE, UNDONE -> null;
        };
    }

    private static MigrationProblem problem(ErrorCode code, MigrationInfo info, String summary, String advice) {
        String version = info.getVersion() == null ? "R" : "V" + info.getVersion();
        return new MigrationProblem(code, (version + " " + info.getDescription()).strip(), summary, advice);
    }

    private static String difference(MigrationInfo info) {
        if (!info.isChecksumMatching()) {
            return "its checksum was " + info.getAppliedChecksum() + " and is " + info.getResolvedChecksum();
        }
        return "its description was '" + info.getDescription() + "' and is '" + described(info) + "'";
    }

    /** The summary of the first problem, with the number of further ones. */
    static String first(List<MigrationProblem> problems) {
        String more = problems.size() == 1 ? "" : "; and " + (problems.size() - 1) + " more";
        return problems.getFirst().summary() + more;
    }

    static List<MigrationProblem> all(List<Migration> migrations) {
        return migrations.stream().flatMap(each -> each.problems().stream()).toList();
    }
}
