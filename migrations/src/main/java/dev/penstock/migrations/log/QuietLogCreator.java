package dev.penstock.migrations.log;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Creates Flyway's loggers. Flyway finds this class by its name. */
public final class QuietLogCreator implements LogCreator {
    /** The loggers by class: Flyway requests one for each line, several times per migration. */
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
