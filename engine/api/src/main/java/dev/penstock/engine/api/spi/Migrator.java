package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationReport;
import java.util.List;

/**
 * Brings a database's catalog to its model; found as a service. Stateless; safe for use by many threads. Its failures
 * are {@link dev.penstock.engine.api.PenstockException}s.
 */
public interface Migrator {

    /** No migrations. */
    Migrator OFF = new Migrator() {
        @Override
        public boolean supports(EngineKind engine) {
            return false;
        }

        @Override
        public List<Migration> status(MigrationTarget target) {
            throw new UnsupportedOperationException("There is no migrator");
        }

        @Override
        public MigrationReport apply(MigrationTarget target, List<Migration> seen, MigrationRun run) {
            throw new UnsupportedOperationException("There is no migrator");
        }
    };

    /** Whether it can migrate databases of this engine; the other calls are for those alone. */
    boolean supports(EngineKind engine);

    /** See {@link dev.penstock.engine.api.migration.Migrations#status}; the folders are there. */
    List<Migration> status(MigrationTarget target);

    /**
     * See {@link dev.penstock.engine.api.migration.Migrations#applyAsync}; on the thread that calls.
     *
     * @throws MigrationException if one failed
     */
    MigrationReport apply(MigrationTarget target, List<Migration> seen, MigrationRun run);
}
