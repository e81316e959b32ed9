/**
 * Applies versioned and repeatable SQL, and tells what has been applied and what is pending, with Flyway inside.
 *
 * <ul>
 *   <li>{@code dev.penstock.migrations}: the migrator, found as a service.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.migrations {
    requires dev.penstock.engine.api;
    requires flyway.core;
    requires flyway.database.postgresql;

    // Flyway makes its logger by its name
    exports dev.penstock.migrations.log to
            flyway.core;

    provides dev.penstock.engine.api.spi.Migrator with
            dev.penstock.migrations.FlywayMigrator;
}
