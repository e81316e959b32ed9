/**
 * Applies versioned and repeatable SQL migrations with Flyway, and lists the applied and the pending ones.
 *
 * <ul>
 *   <li>{@code dev.penstock.migrations}: the migrator, a service provider.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.migrations {
    requires dev.penstock.engine.api;
    requires flyway.core;
    requires flyway.database.postgresql;

    // Flyway creates its logger by the name of the class
    exports dev.penstock.migrations.log to
            flyway.core;

    provides dev.penstock.engine.api.spi.Migrator with
            dev.penstock.migrations.FlywayMigrator;
}
