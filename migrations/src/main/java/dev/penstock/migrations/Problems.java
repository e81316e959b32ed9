package dev.penstock.migrations;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.Migration.State;
import dev.penstock.engine.api.migration.MigrationProblem;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** What keeps migrations from being applied, in the words of this program. */
final class Problems {
    private Problems() {}

    /** Whether an applied migration's file is no longer what was applied. */
    static boolean changed(MigrationInfo info) {
        return !info.isChecksumMatching() || !described(info).equals(info.getDescription());
    }

    /** The description that the file's name has now; Flyway hands out the one in the history. */
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

    /** What keeps a pending one of PostgreSQL from being applied as it is written. */
    static List<MigrationProblem> written(MigrationInfo info, String sql) {
        int line = CopyFromStdin.line(sql);
        return line == 0
                ? List.of()
                : List.of(problem(
                        ErrorCode.NOT_YET,
                        info,
                        info.getScript() + " line " + line + " has COPY … FROM STDIN, which a migration cannot do here",
                        "Write its rows as INSERT statements, as 'pg_dump --rows-per-insert=100' does, or let the server"
                                + " read a file of its own: COPY … FROM '/path'."));
    }

    private static @Nullable MigrationProblem problem(State state, MigrationInfo info) {
        String script = info.getScript();
        return switch (state) {
            case CHANGED ->
                problem(
                        ErrorCode.MIGRATION_CHANGED,
                        info,
                        script + " has changed since it was applied: " + difference(info),
                        "Put the file back as it was, and write the change into a new migration.");
            case MISSING ->
                problem(
                        ErrorCode.MIGRATION_MISSING,
                        info,
                        script + " was applied and its file is not there",
                        "Put the file back, or correct migrations.locations in the workspace.");
            case TOO_LATE ->
                problem(
                        ErrorCode.MIGRATION_TOO_LATE,
                        info,
                        script + " was never applied and its version is below one that was",
                        "Give its file a version above all that have been applied.");
            case FAILED ->
                problem(
                        ErrorCode.MIGRATION_HALF_DONE,
                        info,
                        script + " failed earlier, outside a transaction: what it had done by then is still there",
                        "Undo or finish by hand what it did, then delete its row with success = false from"
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

    /** The first problem as a failure's words, and how many more there are. */
    static String first(List<MigrationProblem> problems) {
        String more = problems.size() == 1 ? "" : "; and " + (problems.size() - 1) + " more";
        return problems.getFirst().summary() + more;
    }

    static List<MigrationProblem> all(List<Migration> migrations) {
        return migrations.stream().flatMap(each -> each.problems().stream()).toList();
    }
}
