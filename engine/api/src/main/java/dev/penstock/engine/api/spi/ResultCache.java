package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Statement;
import org.jspecify.annotations.Nullable;

/** Remembers results. The second stop of the way. Safe for use by many threads. */
public interface ResultCache {

    /** Remembers nothing. */
    ResultCache OFF = new ResultCache() {
        @Override
        public @Nullable Result find(String database, Intent intent, Statement statement) {
            return null;
        }

        @Override
        public Result keep(String database, Intent intent, Statement statement, Result result) {
            return result;
        }
    };

    /** What is known already; null if nothing is. */
    @Nullable
    Result find(String database, Intent intent, Statement statement);

    /** Takes note of a result; the one returned is handed on in its place. */
    Result keep(String database, Intent intent, Statement statement, Result result);
}
