package dev.penstock.migrations;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.spi.MigrationRun;
import dev.penstock.engine.api.spi.MigrationTarget;
import dev.penstock.engine.api.spi.Migrator;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

/** Applies migrations with Flyway. */
public final class FlywayMigrator implements Migrator {
    /** For {@link java.util.ServiceLoader}. */
    public FlywayMigrator() {}

    @Override
    public boolean supports(EngineKind engine) {
        return engine == EngineKind.POSTGRESQL || engine == EngineKind.SQLITE;
    }

    @Override
    public List<Migration> status(MigrationTarget target) {
        try {
            return new History(target).read();
        } catch (FlywayException failure) {
            throw new FlywayFailures(target.database()).translate(failure);
        }
    }

    /**
     * @throws PenstockException if the apply failed or was stopped
     */
    @Override
    public MigrationReport apply(MigrationTarget target, List<Migration> seen, MigrationRun run) {
        return new Apply(target, seen, run).run();
    }
}
