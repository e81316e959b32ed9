package dev.penstock.engine.api.migration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The position of a failure in a migration.
 *
 * @param migration the title of the migration: {@link Migration#title}
 * @param script the path of the file below its folder
 * @param file the absolute path; null if it is unknown
 * @param line the line, from 1; 0 if it is unknown
 * @param column the column, from 1; 0 if it is unknown
 * @param statement the text of the failed statement; empty if no statement had started
 */
public record ScriptPlace(
        String migration, String script, @Nullable Path file, int line, int column, String statement) {

    /** {@code V3__add_stock.sql line 12}. */
    @Override
    public String toString() {
        return script + (line == 0 ? "" : " line " + line);
    }
}
