package dev.penstock.engine.core.workspace;

import static dev.penstock.engine.api.EngineKind.MONGODB;
import static dev.penstock.engine.api.EngineKind.MYSQL;
import static dev.penstock.engine.api.EngineKind.POSTGRESQL;
import static dev.penstock.engine.api.EngineKind.SQLITE;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.core.workspace.NamedMappingParser.NamedValue;
import dev.penstock.engine.core.workspace.ValueParsers.AnyValue;
import dev.penstock.engine.core.workspace.ValueParsers.DurationText;
import dev.penstock.engine.core.workspace.ValueParsers.FilePath;
import dev.penstock.engine.core.workspace.ValueParsers.Identifier;
import dev.penstock.engine.core.workspace.ValueParsers.ListOf;
import dev.penstock.engine.core.workspace.ValueParsers.OneOf;
import dev.penstock.engine.core.workspace.ValueParsers.PlainText;
import dev.penstock.engine.core.workspace.ValueParsers.WholeNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Defines every key of a workspace: its name, type, default, range and meaning. */
final class WorkspaceSchema {
    private WorkspaceSchema() {}

    private static final Set<EngineKind> SERVERS = Set.of(POSTGRESQL, MYSQL, MONGODB);
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);

    // tls
    static final KeyDefinition<Profile.Tls.Mode> TLS_MODE = KeyDefinition.of(
                    "mode", lowerCase(Profile.Tls.Mode.values()), "The encryption and its checks.")
            .defaultText("prefer")
            .details(
                    "`disable`: no encryption. `prefer`: encryption if the server supports it, without checks. `require`:"
                            + " always encryption, without checks. `verify-ca`: a trusted authority must have signed the"
                            + " server's certificate. `verify-full`: the certificate must also name the host.");
    static final KeyDefinition<Path> TLS_CA = KeyDefinition.of(
            "ca",
            new FilePath("ca.pem"),
            "The trusted certificates, as a PEM file. Without it, Java's trusted certificates apply.");
    static final KeyDefinition<MappingValues> TLS = KeyDefinition.of(
                    "tls",
                    mapping("{mode: verify-full, ca: ca.pem}", TLS_MODE, TLS_CA),
                    "The encryption of connections.")
            .onlyFor(SERVERS)
            .withSynonyms("ssl", "sslmode");

    // pool
    static final KeyDefinition<Integer> POOL_MIN = KeyDefinition.of(
                    "min", new WholeNumber(0, 10_000), "The minimum number of open connections to each node.")
            .defaultText("0");
    static final KeyDefinition<Integer> POOL_MAX = KeyDefinition.of(
                    "max", new WholeNumber(1, 10_000), "The maximum number of connections to each node.")
            .defaultText("10");
    static final KeyDefinition<Duration> POOL_ACQUIRE_TIMEOUT = KeyDefinition.of(
                    "acquire-timeout",
                    new DurationText(TICK, HOUR),
                    "The maximum wait of a statement without a deadline for a connection.")
            .defaultText("2s")
            .details("A longer wait fails with [PEN-1301](errors/PEN-1301.md).");
    static final KeyDefinition<Boolean> POOL_LEAK_DETECTION = KeyDefinition.of(
                    "leak-detection",
                    oneOf(new Boolean[] {true, false}, Object::toString),
                    "Whether the engine records the place in the program that takes each connection.")
            .defaultText("false")
            .details("The record costs some microseconds a connection. It appears in the list of the connections in use"
                    + " and in the report about a result that the program did not close.");
    static final KeyDefinition<String> POOL_SCALING = KeyDefinition.of(
                    "scaling", new Identifier("auto"), "Whether the pool's size follows the load.")
            .withoutEffect();
    static final KeyDefinition<MappingValues> POOL = KeyDefinition.of(
            "pool",
            mapping(
                    "{min: 2, max: 20, acquire-timeout: 2s}",
                    POOL_MIN,
                    POOL_MAX,
                    POOL_ACQUIRE_TIMEOUT,
                    POOL_LEAK_DETECTION,
                    POOL_SCALING),
            "The limits of each node's pool.");

    // failover
    static final KeyDefinition<Duration> PROBE_EVERY = KeyDefinition.of(
                    "probe-every",
                    new DurationText(Duration.ofMillis(100), HOUR),
                    "The interval between two health checks of a node.")
            .defaultText("2s");
    static final KeyDefinition<Duration> GIVE_UP_AFTER = KeyDefinition.of(
                    "give-up-after", new DurationText(TICK, HOUR), "The maximum wait of a statement for a new primary.")
            .withoutEffect();
    static final KeyDefinition<MappingValues> FAILOVER = KeyDefinition.of(
            "failover",
            mapping("{probe-every: 500ms, give-up-after: 30s}", PROBE_EVERY, GIVE_UP_AFTER),
            "The detection of failed nodes and the reaction to them.");

    // for later versions
    private static final KeyDefinition<MappingValues> ROUTING = KeyDefinition.of(
                    "routing",
                    mapping(
                            "{reads: replicas, max-lag: 2s}",
                            KeyDefinition.of("reads", new Identifier("replicas"), "The nodes for reads."),
                            KeyDefinition.of(
                                    "max-lag",
                                    new DurationText(TICK, DAY),
                                    "The maximum lag of a replica that serves reads."),
                            KeyDefinition.of(
                                    "balance", new Identifier("least-busy"), "The choice among several nodes."),
                            KeyDefinition.of(
                                    "consistency",
                                    new Identifier("read-your-writes"),
                                    "The writes that a read must see.")),
                    "The choice of the node for a statement.")
            .withoutEffect();
    private static final KeyDefinition<MappingValues> CACHE = KeyDefinition.of(
                    "cache",
                    mapping(
                            "{max-entries: 10000, ttl: 30s}",
                            KeyDefinition.of(
                                    "max-entries",
                                    new WholeNumber(1, 100_000_000),
                                    "The maximum number of cached results."),
                            KeyDefinition.of("ttl", new DurationText(TICK, DAY), "The lifetime of a cached result.")),
                    "The cache of results.")
            .withoutEffect();

    // migrations
    static final KeyDefinition<List<Path>> MIGRATION_LOCATIONS = KeyDefinition.of(
            "locations",
            new ListOf<>(new FilePath("migrations/orders"), "[migrations/orders]"),
            "The folders with migrations.");
    static final KeyDefinition<MappingValues> MIGRATIONS = KeyDefinition.of(
            "migrations",
            mapping("{locations: [migrations/orders]}", MIGRATION_LOCATIONS),
            "The migrations of the database.");

    // profile
    static final KeyDefinition<EngineKind> ENGINE = KeyDefinition.of(
                    "engine", oneOf(EngineKind.values(), EngineKind::id), "The database product.")
            .details("This version connects to PostgreSQL and SQLite.")
            .withSynonyms("type", "driver", "kind", "dialect", "database-type");
    static final KeyDefinition<List<HostAndPort>> NODES = KeyDefinition.of(
                    "nodes", new ListOf<>(HostAndPort.FORM, "[db1:5432]"), "The servers, as host or host:port.")
            .onlyFor(SERVERS)
            .details(
                    "Exactly one in this version. Without a port, the engine's default port applies: 5432, 3306, 27017.")
            .withSynonyms("host", "hosts", "hostname", "address", "server", "servers", "port");
    static final KeyDefinition<Path> FILE = KeyDefinition.of(
                    "file", new FilePath("data/orders.db"), "The database file of SQLite.")
            .onlyFor(Set.of(SQLITE))
            .details("The file must exist. Only `url: jdbc:sqlite:data/orders.db` creates a missing file.")
            .withSynonyms("path", "filename");
    static final KeyDefinition<Template> URL = KeyDefinition.of(
                    "url", References.URL, "The driver's URL, for settings without a key.")
            .details("It replaces `nodes` or `file`. PostgreSQL's URL begins with `jdbc:postgresql:`, SQLite's with"
                    + " `jdbc:sqlite:`. A relative file in the URL starts in Penstock's working directory.")
            .withSynonyms("uri", "jdbc", "jdbc-url", "connection-string", "dsn");
    static final KeyDefinition<String> NAME = KeyDefinition.of(
                    "name",
                    new PlainText("the name of the database on the server"),
                    "The name of the database on the server.")
            .onlyFor(SERVERS)
            .details("Without it, PostgreSQL uses the username.")
            .withSynonyms("database", "database-name", "dbname", "db");
    static final KeyDefinition<Template> USERNAME = KeyDefinition.of(
                    "username", References.TEMPLATE, "The username for the login.")
            .onlyFor(SERVERS)
            .withSynonyms("user", "login");
    static final KeyDefinition<Template> PASSWORD = KeyDefinition.of(
                    "password", References.SECRET, "A reference to the password.")
            .onlyFor(SERVERS)
            .withSynonyms("pass", "pwd", "secret");
    static final KeyDefinition<Profile.SafeMode> SAFE_MODE = KeyDefinition.of(
                    "safe-mode",
                    lowerCase(Profile.SafeMode.values()),
                    "The statements that need a confirmation or are refused.")
            .defaultText("off")
            .details(
                    "Applies only to migrations in this version: `read-only` refuses them, `warn` and `confirm-…` require a"
                            + " confirmation. Statements need none yet and are not refused.");
    static final KeyDefinition<String> GROUP = KeyDefinition.of(
                    "group",
                    new PlainText("the heading of the database in lists"),
                    "The heading of the database in lists.")
            .withSynonyms("folder", "category");
    static final KeyDefinition<MappingValues> SHARDS = KeyDefinition.of(
                    "shards",
                    mapping(
                            "{key: tenant_id, by: hash, of: [{nodes: [s1:5432]}, {nodes: [s2:5432]}]}",
                            KeyDefinition.of(
                                    "key",
                                    new PlainText("the column that chooses the shard"),
                                    "The column that chooses the shard."),
                            KeyDefinition.of(
                                    "by", new Identifier("hash"), "The function from the key's value to the shard."),
                            KeyDefinition.of(
                                    "of",
                                    new ListOf<>(
                                            mapping(
                                                    "{nodes: [s1:5432]}",
                                                    KeyDefinition.of(
                                                            "name",
                                                            new PlainText("the shard's name"),
                                                            "The shard's name."),
                                                    NODES),
                                            "[{nodes: [s1:5432]}, {nodes: [s2:5432]}]"),
                                    "The shards.")),
                    "The equal parts of a sharded database.")
            .details("This version reports it as a fault.");

    /** A database's profile, or the part of it that an environment changes. */
    static final MappingParser PROFILE = mapping(
            "{engine: postgresql, nodes: [db1:5432], name: shop}",
            ENGINE,
            NODES,
            FILE,
            URL,
            NAME,
            USERNAME,
            PASSWORD,
            TLS,
            POOL,
            ROUTING,
            FAILOVER,
            CACHE,
            MIGRATIONS,
            SAFE_MODE,
            GROUP,
            SHARDS);

    static final KeyDefinition<Map<String, NamedValue<MappingValues>>> DATABASES = KeyDefinition.of(
                    "databases",
                    new NamedMappingParser<>("database", PROFILE, "{orders: {engine: sqlite, file: orders.db}}"),
                    "The databases by their names.")
            .withSynonyms("profiles", "connections");
    private static final KeyDefinition<MappingValues> ACCESS = KeyDefinition.of(
                    "access",
                    mapping(
                            "{roles: …, grants: …}",
                            KeyDefinition.of("roles", new AnyValue(), "The roles of each caller."),
                            KeyDefinition.of("grants", new AnyValue(), "The permissions of each role.")),
                    "The access rules.")
            .withoutEffect();
    static final KeyDefinition<Map<String, NamedValue<MappingValues>>> ENVIRONMENTS = KeyDefinition.of(
                    "environments",
                    new NamedMappingParser<>(
                            "environment",
                            mapping("{databases: {orders: {safe-mode: read-only}}}", DATABASES, ACCESS),
                            "{prod: {databases: {orders: {nodes: [p1:5432]}}}}"),
                    "The environments by their names, with the values that each changes.")
            .withSynonyms("env", "envs", "profiles");

    /** The whole file. */
    static final MappingParser WORKSPACE =
            mapping("databases: {orders: {engine: sqlite, file: orders.db}}", DATABASES, ENVIRONMENTS, ACCESS);

    private static MappingParser mapping(String example, KeyDefinition<?>... keys) {
        return new MappingParser(List.of(keys), example);
    }

    private static <E extends Enum<E>> OneOf<E> lowerCase(E[] values) {
        return oneOf(values, value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static <E> OneOf<E> oneOf(E[] values, Function<E, String> word) {
        Map<String, E> options = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> options.put(word.apply(value), value));
        return new OneOf<>(options);
    }
}
