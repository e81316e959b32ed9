package dev.penstock.migrations;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.migration.ScriptPlace;
import java.nio.file.Path;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/** Finds the position of a failure in a script. */
final class ScriptPlaces {
    private ScriptPlaces() {}

    /** The position of the failing statement; more exactly, the position that the server reported within it. */
    static ScriptPlace of(Throwable failure, MigrationInfo migration, @Nullable PenstockException engineFailure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof FlywaySqlScriptException script) {
                return within(
                        migration,
                        script,
                        engineFailure == null ? 0 : engineFailure.diagnosis().position());
            }
        }
        return whole(migration);
    }

    /** The migration as a whole. */
    static ScriptPlace whole(MigrationInfo migration) {
        return new ScriptPlace(ApplyProgress.title(migration), migration.getScript(), file(migration), 0, 0, "");
    }

    private static ScriptPlace within(MigrationInfo migration, FlywaySqlScriptException failure, int position) {
        String statement = failure.getStatement();
        int line = failure.getLineNumber();
        int column = 0;
        if (position > 0 && position <= statement.length() + 1) {
            String before = statement.substring(0, position - 1);
            int lines = (int) before.chars().filter(each -> each == '\n').count();
            line += lines;
            column = lines == 0 ? 0 : before.length() - before.lastIndexOf('\n');
        }
        return new ScriptPlace(
                ApplyProgress.title(migration), migration.getScript(), file(migration), line, column, statement);
    }

    private static @Nullable Path file(MigrationInfo migration) {
        String location = migration.getPhysicalLocation();
        return location == null || location.isEmpty() ? null : Path.of(location);
    }
}
