package dev.penstock.migrations;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.spi.MigrationTarget;
import dev.penstock.migrations.log.QuietLogCreator;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Configures Flyway. It uses Flyway's defaults, so that Flyway itself can use the same history, with two exceptions:
 * {@code clean} is disabled, and a file with an invalid name is a fault instead of being ignored. The community edition
 * has no telemetry and no update check, and by default it reads no environment variables and no configuration files.
 */
final class FlywaySetup {
    private FlywaySetup() {}

    static FluentConfiguration of(MigrationTarget target, DataSource dataSource) {
        FluentConfiguration setup = Flyway.configure(FlywaySetup.class.getClassLoader())
                .loggers(QuietLogCreator.class.getName())
                .dataSource(dataSource)
                .locations(target.locations().stream()
                        .map(folder -> "filesystem:" + folder)
                        .toArray(String[]::new))
                .encoding(StandardCharsets.UTF_8)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                // a wait for another apply ends by a cancel, not after a number of attempts
                .lockRetryCount(-1);
        // SQLite has no users, so its history needs the name from the target
        return target.engine() == EngineKind.SQLITE ? setup.installedBy(target.user()) : setup;
    }

    /**
     * Makes Flyway hold PostgreSQL's lock in the session instead of a transaction. A statement that cannot run in a
     * transaction, such as {@code CREATE INDEX CONCURRENTLY}, waits for all open transactions. It would wait forever
     * for the transaction of the lock.
     */
    static FluentConfiguration withSessionLock(FluentConfiguration setup) {
        // found by class, because the lookup by name needs a JSON library
        PostgreSQLConfigurationExtension lock = setup.getConfigurationExtension(PostgreSQLConfigurationExtension.class);
        lock.setTransactionalLock(false);
        return setup;
    }
}
