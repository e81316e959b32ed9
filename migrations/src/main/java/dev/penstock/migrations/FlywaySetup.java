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
 * Flyway as it is used here: Flyway's own defaults, so that a history can be shared with Flyway itself, but that nothing
 * is wiped, and a file whose name is not a migration's is a fault and not passed over in silence. The community edition
 * holds no telemetry and looks for no update; it reads no environment variable and no configuration file unless told to.
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
                // whoever waits for another apply is called off by a cancel, not by a number of tries
                .lockRetryCount(-1);
        // SQLite knows no users, so its history would not say who
        return target.engine() == EngineKind.SQLITE ? setup.installedBy(target.user()) : setup;
    }

    /**
     * With PostgreSQL's lock held by the session instead of a transaction: what cannot run in a transaction, such as
     * {@code CREATE INDEX CONCURRENTLY}, waits for all transactions there are, the lock's own included, for ever.
     */
    static FluentConfiguration withSessionLock(FluentConfiguration setup) {
        // by its class, because by its name it wants a JSON library
        PostgreSQLConfigurationExtension lock = setup.getConfigurationExtension(PostgreSQLConfigurationExtension.class);
        lock.setTransactionalLock(false);
        return setup;
    }
}
