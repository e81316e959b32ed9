package dev.penstock.migrations.log;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Makes the loggers of Flyway, which finds it by its name. */
public final class QuietLogCreator implements LogCreator {
    /** For Flyway. */
    public QuietLogCreator() {}

    @Override
    public Log createLogger(Class<?> type) {
        return new QuietLog(System.getLogger(type.getName()));
    }
}
