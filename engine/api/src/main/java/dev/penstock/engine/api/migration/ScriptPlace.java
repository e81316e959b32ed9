package dev.penstock.engine.api.migration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where in a migration something failed.
 *
 * @param migration whose: {@link Migration#title}
 * @param script the file's name below its folder
 * @param file absolute; null if it is not known
 * @param line from 1; 0 if it is not known
 * @param column from 1; 0 if it is not known
 * @param statement the failing statement's text; empty if none had begun
 */
public record ScriptPlace(
        String migration, String script, @Nullable Path file, int line, int column, String statement) {

    /** {@code V3__add_stock.sql line 12}. */
    @Override
    public String toString() {
        return script + (line == 0 ? "" : " line " + line);
    }
}
