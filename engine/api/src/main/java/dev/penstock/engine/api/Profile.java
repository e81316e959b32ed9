package dev.penstock.engine.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one database is reached, with which credentials, limits and rules. Immutable; holds references to secrets, never
 * their values.
 *
 * @param name of the database
 * @param engine which product
 * @param nodes at least one
 * @param databaseName the server's own name for it; null where the engine needs none
 * @param username null to log in without
 * @param password null to log in without
 * @param tls how the wire is encrypted
 * @param pool the limits of each node's pool
 * @param probeEvery how often each node is asked how it is
 * @param safeMode what is asked or refused before it runs
 * @param group under which heading it is listed; null for none
 * @param place where the profile begins in the workspace file
 * @param migrations folders of migrations, absolute; they need not be there
 */
public record Profile(
        String name,
        EngineKind engine,
        List<NodeAddress> nodes,
        @Nullable String databaseName,
        @Nullable Template username,
        @Nullable Template password,
        Tls tls,
        Pool pool,
        Duration probeEvery,
        SafeMode safeMode,
        @Nullable String group,
        Place place,
        List<Path> migrations) {

    /** Checks for nulls and copies the lists. */
    public Profile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(engine, "engine");
        nodes = List.copyOf(nodes);
        migrations = List.copyOf(migrations);
    }

    /** Of no group, without migrations. */
    public Profile(
            String name,
            EngineKind engine,
            List<NodeAddress> nodes,
            @Nullable String databaseName,
            @Nullable Template username,
            @Nullable Template password,
            Tls tls,
            Pool pool,
            Duration probeEvery,
            SafeMode safeMode,
            Place place) {
        this(
                name,
                engine,
                nodes,
                databaseName,
                username,
                password,
                tls,
                pool,
                probeEvery,
                safeMode,
                null,
                place,
                List.of());
    }

    /**
     * How the wire is encrypted.
     *
     * @param mode how strictly
     * @param ca certificates to trust, PEM, absolute; null for the system's
     */
    public record Tls(Mode mode, @Nullable Path ca) {
        /** Encrypted where the server can, checked nowhere. */
        public static final Tls DEFAULT = new Tls(Mode.PREFER, null);

        /** In rising strictness; PostgreSQL's {@code sslmode} words. */
        public enum Mode {
            DISABLE,
            PREFER,
            REQUIRE,
            VERIFY_CA,
            VERIFY_FULL
        }
    }

    /**
     * The limits of a pool.
     *
     * @param min connections kept open
     * @param max connections at most, from 1
     * @param acquireTimeout how long a statement without a deadline waits for a lease
     */
    public record Pool(int min, int max, Duration acquireTimeout) {
        /** None kept, ten at most, two seconds. */
        public static final Pool DEFAULT = new Pool(0, 10, Duration.ofSeconds(2));
    }

    /** What is asked or refused before it runs. */
    public enum SafeMode {
        OFF,
        WARN,
        CONFIRM_DESTRUCTIVE,
        CONFIRM_WRITES,
        CONFIRM_DDL,
        READ_ONLY
    }

    /**
     * Where something stands in a file.
     *
     * @param file absolute
     * @param line from 1
     * @param column from 1
     */
    public record Place(Path file, int line, int column) {}
}
