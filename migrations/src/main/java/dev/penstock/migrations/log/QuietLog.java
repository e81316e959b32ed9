package dev.penstock.migrations.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;

/**
 * Logs Flyway's messages one level lower. Exceptions report the failures to the caller, and Flyway's notes on editions
 * and sign-in are irrelevant.
 *
 * @param logger the target of the messages
 */
record QuietLog(Logger logger) implements Log {

    @Override
    public void debug(String message) {
        logger.log(Level.TRACE, message);
    }

    @Override
    public void info(String message) {
        logger.log(Level.DEBUG, message);
    }

    @Override
    public void warn(String message) {
        logger.log(Level.INFO, message);
    }

    @Override
    public void error(String message) {
        logger.log(Level.DEBUG, message);
    }

    @Override
    public void error(String message, Exception cause) {
        logger.log(Level.DEBUG, message, cause);
    }

    @Override
    public void notice(String message) {
        logger.log(Level.DEBUG, message);
    }
}
