package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Profile;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a migrator works on.
 *
 * @param profile whose database
 * @param user who migrates, an operating system user or a service's name
 * @param dataSource connections on the primary without a deadline, each of whose statements takes the one way. A
 *     {@code SQLException} has the engine's own failure as its cause or among its suppressed ones. None of them is lent
 *     to anybody else afterwards, whatever a migration has set on it
 */
public record MigrationTarget(Profile profile, String user, DataSource dataSource) {

    /** The database's name. */
    public String database() {
        return profile.name();
    }

    /** Which product. */
    public EngineKind engine() {
        return profile.engine();
    }

    /** The folders, absolute; at least one. */
    public List<Path> locations() {
        return profile.migrations();
    }
}
