package dev.penstock.migrations.log;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Makes the loggers of Flyway, which finds it by its name. */
public final class QuietLogCreator implements LogCreator {
    /** Flyway asks anew before each line it writes, several times a migration. */
    private static final ClassValue<Log> LOGS = new ClassValue<>() {
        @Override
        protected Log computeValue(Class<?> type) {
            return new QuietLog(System.getLogger(type.getName()));
        }
    };

    /** For Flyway. */
    public QuietLogCreator() {}

    @Override
    public Log createLogger(Class<?> type) {
        return LOGS.get(type);
    }
}
