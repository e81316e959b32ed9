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
 * @param probeEvery how often each node is probed
 * @param safeMode what needs a confirmation or is refused
 * @param group under which heading it is listed; null for none
 * @param place where the profile begins in the workspace file; {@link Place#IN_CODE} if it was built in code
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

    /** How often a node is probed unless the profile says otherwise. */
    public static final Duration DEFAULT_PROBE_EVERY = Duration.ofSeconds(2);

    /** Checks for nulls and copies the lists. */
    public Profile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(engine, "engine");
        nodes = List.copyOf(nodes);
        migrations = List.copyOf(migrations);
    }

    /** A profile without nodes yet, with the defaults; for a workspace built in code. */
    public static Builder builder(String name, EngineKind engine) {
        return new Builder(name, engine);
    }

    /** Starts from this profile. */
    public Builder toBuilder() {
        Builder builder = new Builder(name, engine);
        builder.nodes = nodes;
        builder.databaseName = databaseName;
        builder.username = username;
        builder.password = password;
        builder.tls = tls;
        builder.pool = pool;
        builder.probeEvery = probeEvery;
        builder.safeMode = safeMode;
        builder.group = group;
        builder.place = place;
        builder.migrations = migrations;
        return builder;
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
     * @param acquireTimeout how long a statement waits for a connection at most, in admission and pool together; its own
     *     deadline may be sooner
     * @param leakDetection whether each checkout records its call site, which costs some microseconds
     */
    public record Pool(int min, int max, Duration acquireTimeout, boolean leakDetection) {
        /** None kept, ten at most, two seconds, no call sites. */
        public static final Pool DEFAULT = new Pool(0, 10, Duration.ofSeconds(2));

        /** Without call sites. */
        public Pool(int min, int max, Duration acquireTimeout) {
            this(min, max, acquireTimeout, false);
        }
    }

    /** What needs a confirmation or is refused. */
    public enum SafeMode {
        OFF,
        WARN,
        CONFIRM_DESTRUCTIVE,
        CONFIRM_WRITES,
        CONFIRM_DDL,
        READ_ONLY
    }

    /**
     * A place in a file.
     *
     * @param file absolute
     * @param line from 1
     * @param column from 1
     */
    public record Place(Path file, int line, int column) {
        /** The place of a profile that was built in code. */
        public static final Place IN_CODE = new Place(Path.of("workspace built in code"), 0, 0);
    }

    /** Collects a profile. For one thread. */
    public static final class Builder {
        private final String name;
        private final EngineKind engine;
        private List<NodeAddress> nodes = List.of();
        private @Nullable String databaseName;
        private @Nullable Template username;
        private @Nullable Template password;
        private Tls tls = Tls.DEFAULT;
        private Pool pool = Pool.DEFAULT;
        private Duration probeEvery = DEFAULT_PROBE_EVERY;
        private SafeMode safeMode = SafeMode.OFF;
        private @Nullable String group;
        private Place place = Place.IN_CODE;
        private List<Path> migrations = List.of();

        private Builder(String name, EngineKind engine) {
            this.name = name;
            this.engine = engine;
        }

        /** See {@link Profile#nodes()}. */
        public Builder nodes(List<? extends NodeAddress> value) {
            nodes = List.copyOf(value);
            return this;
        }

        /** See {@link Profile#nodes()}. */
        public Builder nodes(NodeAddress... value) {
            return nodes(List.of(value));
        }

        /** See {@link Profile#databaseName()}. */
        public Builder databaseName(@Nullable String value) {
            databaseName = value;
            return this;
        }

        /** See {@link Profile#username()}. */
        public Builder username(@Nullable Template value) {
            username = value;
            return this;
        }

        /** See {@link Profile#password()}. */
        public Builder password(@Nullable Template value) {
            password = value;
            return this;
        }

        /** See {@link Profile#tls()}. */
        public Builder tls(Tls value) {
            tls = value;
            return this;
        }

        /** See {@link Profile#pool()}. */
        public Builder pool(Pool value) {
            pool = value;
            return this;
        }

        /** See {@link Profile#probeEvery()}. */
        public Builder probeEvery(Duration value) {
            probeEvery = value;
            return this;
        }

        /** See {@link Profile#safeMode()}. */
        public Builder safeMode(SafeMode value) {
            safeMode = value;
            return this;
        }

        /** See {@link Profile#group()}. */
        public Builder group(@Nullable String value) {
            group = value;
            return this;
        }

        /** See {@link Profile#place()}. */
        public Builder place(Place value) {
            place = value;
            return this;
        }

        /** See {@link Profile#migrations()}. */
        public Builder migrations(List<Path> value) {
            migrations = List.copyOf(value);
            return this;
        }

        /**
         * The profile.
         *
         * @throws IllegalStateException if it has no node
         */
        public Profile build() {
            if (nodes.isEmpty()) {
                throw new IllegalStateException("Profile '" + name + "' has no node: call nodes(…)");
            }
            return new Profile(
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
                    group,
                    place,
                    migrations);
        }
    }
}
