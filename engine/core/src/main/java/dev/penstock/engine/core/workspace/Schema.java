package dev.penstock.engine.core.workspace;

import static dev.penstock.engine.api.EngineKind.MONGODB;
import static dev.penstock.engine.api.EngineKind.MYSQL;
import static dev.penstock.engine.api.EngineKind.POSTGRESQL;
import static dev.penstock.engine.api.EngineKind.SQLITE;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.core.workspace.Forms.Anything;
import dev.penstock.engine.core.workspace.Forms.Choice;
import dev.penstock.engine.core.workspace.Forms.ListOf;
import dev.penstock.engine.core.workspace.Forms.LocalFile;
import dev.penstock.engine.core.workspace.Forms.Text;
import dev.penstock.engine.core.workspace.Forms.Time;
import dev.penstock.engine.core.workspace.Forms.Whole;
import dev.penstock.engine.core.workspace.Forms.Word;
import dev.penstock.engine.core.workspace.NamedForm.Named;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Every key of a workspace: its name, form, default, range and meaning stand here and nowhere else. */
final class Schema {
    private Schema() {}

    private static final Set<EngineKind> SERVERS = Set.of(POSTGRESQL, MYSQL, MONGODB);
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);

    // tls
    static final Key<Profile.Tls.Mode> TLS_MODE = Key.of(
                    "mode", choice(Profile.Tls.Mode.values()), "How strictly the wire is encrypted.")
            .standard("prefer")
            .more("`disable`: in the clear. `prefer`: encrypted where the server can, and nobody is checked."
                    + " `require`: always encrypted, and nobody is checked. `verify-ca`: the server's certificate must"
                    + " be signed by whom you trust. `verify-full`: it must name the host too.");
    static final Key<Path> TLS_CA =
            Key.of("ca", new LocalFile("ca.pem"), "Certificates to trust, PEM; else those that Java trusts.");
    static final Key<Values> TLS = Key.of(
                    "tls", mapping("{mode: verify-full, ca: ca.pem}", TLS_MODE, TLS_CA), "How the wire is encrypted.")
            .only(SERVERS)
            .mistakenFor("ssl", "sslmode");

    // pool
    static final Key<Integer> POOL_MIN = Key.of("min", new Whole(0, 10_000), "Connections kept open to each node.")
            .standard("0");
    static final Key<Integer> POOL_MAX = Key.of("max", new Whole(1, 10_000), "Connections at most to each node.")
            .standard("10");
    static final Key<Duration> POOL_ACQUIRE_TIMEOUT = Key.of(
                    "acquire-timeout",
                    new Time(TICK, HOUR),
                    "How long a statement without a deadline waits for a connection.")
            .standard("2s")
            .more("Too long a wait is [PEN-1301](errors/PEN-1301.md).");
    static final Key<String> POOL_SCALING = Key.of(
                    "scaling", new Word("auto"), "Whether the pool's size follows the load.")
            .later();
    static final Key<Values> POOL = Key.of(
            "pool",
            mapping("{min: 2, max: 20, acquire-timeout: 2s}", POOL_MIN, POOL_MAX, POOL_ACQUIRE_TIMEOUT, POOL_SCALING),
            "The limits of each node's pool.");

    // failover
    static final Key<Duration> PROBE_EVERY = Key.of(
                    "probe-every", new Time(Duration.ofMillis(100), HOUR), "How often each node is asked how it is.")
            .standard("2s");
    static final Key<Duration> GIVE_UP_AFTER = Key.of(
                    "give-up-after", new Time(TICK, HOUR), "How long a statement waits for a new primary.")
            .later();
    static final Key<Values> FAILOVER = Key.of(
            "failover",
            mapping("{probe-every: 500ms, give-up-after: 30s}", PROBE_EVERY, GIVE_UP_AFTER),
            "How a node's loss is noticed and answered.");

    // what later versions do
    private static final Key<Values> ROUTING = Key.of(
                    "routing",
                    mapping(
                            "{reads: replicas, max-lag: 2s}",
                            Key.of("reads", new Word("replicas"), "Which nodes take reads."),
                            Key.of("max-lag", new Time(TICK, DAY), "How far behind a replica may be that takes reads."),
                            Key.of("balance", new Word("least-busy"), "How one of several nodes is chosen."),
                            Key.of("consistency", new Word("read-your-writes"), "What a read must see.")),
                    "Which node takes a statement.")
            .later();
    private static final Key<Values> CACHE = Key.of(
                    "cache",
                    mapping(
                            "{max-entries: 10000, ttl: 30s}",
                            Key.of("max-entries", new Whole(1, 100_000_000), "Results kept at most."),
                            Key.of("ttl", new Time(TICK, DAY), "How long a result is kept.")),
                    "Results that are remembered.")
            .later();

    // migrations
    static final Key<List<Path>> MIGRATION_LOCATIONS = Key.of(
            "locations",
            new ListOf<>(new LocalFile("migrations/orders"), "[migrations/orders]"),
            "Folders of migrations.");
    static final Key<Values> MIGRATIONS = Key.of(
            "migrations", mapping("{locations: [migrations/orders]}", MIGRATION_LOCATIONS), "Where migrations are.");

    // profile
    static final Key<EngineKind> ENGINE = Key.of(
                    "engine", words(EngineKind.values(), EngineKind::id), "Which product the database is.")
            .more("This version connects to PostgreSQL and SQLite.")
            .mistakenFor("type", "driver", "kind", "dialect", "database-type");
    static final Key<List<Address>> NODES = Key.of(
                    "nodes", new ListOf<>(Address.FORM, "[db1:5432]"), "The servers, as host or host:port.")
            .only(SERVERS)
            .more("Exactly one in this version. Without a port it is the engine's own: 5432, 3306, 27017.")
            .mistakenFor("host", "hosts", "hostname", "address", "server", "servers", "port");
    static final Key<Path> FILE = Key.of("file", new LocalFile("data/orders.db"), "The database file of SQLite.")
            .only(Set.of(SQLITE))
            .more("It must be there: a missing file is made by `url: jdbc:sqlite:data/orders.db` only.")
            .mistakenFor("path", "filename");
    static final Key<Template> URL = Key.of(
                    "url", References.URL, "The driver's own URL, for what the other keys cannot say.")
            .more("Instead of `nodes` or `file`. PostgreSQL's begins with `jdbc:postgresql:`, SQLite's with"
                    + " `jdbc:sqlite:`; a relative file in it begins where Penstock was started.")
            .mistakenFor("uri", "jdbc", "jdbc-url", "connection-string", "dsn");
    static final Key<String> NAME = Key.of(
                    "name",
                    new Text("the server's own name for the database"),
                    "The server's own name for the database.")
            .only(SERVERS)
            .more("PostgreSQL takes the user's name where it is not written.")
            .mistakenFor("database", "database-name", "dbname", "db");
    static final Key<Template> USERNAME = Key.of("username", References.TEMPLATE, "Whom to log in as.")
            .only(SERVERS)
            .mistakenFor("user", "login");
    static final Key<Template> PASSWORD = Key.of("password", References.SECRET, "A reference to the password.")
            .only(SERVERS)
            .mistakenFor("pass", "pwd", "secret");
    static final Key<Profile.SafeMode> SAFE_MODE = Key.of(
                    "safe-mode", choice(Profile.SafeMode.values()), "What is asked or refused before it runs.")
            .standard("off")
            .more("Guards migrations in this version: `read-only` refuses them, `warn` and `confirm-…` ask."
                    + " Statements are not asked about or refused yet.");
    static final Key<String> GROUP = Key.of(
                    "group",
                    new Text("the heading under which it is listed"),
                    "The heading under which the database is listed.")
            .mistakenFor("folder", "category");
    static final Key<Values> SHARDS = Key.of(
                    "shards",
                    mapping(
                            "{key: tenant_id, by: hash, of: [{nodes: [s1:5432]}, {nodes: [s2:5432]}]}",
                            Key.of(
                                    "key",
                                    new Text("the column that chooses the shard"),
                                    "The column that chooses the shard."),
                            Key.of("by", new Word("hash"), "How the key's value chooses the shard."),
                            Key.of(
                                    "of",
                                    new ListOf<>(
                                            mapping(
                                                    "{nodes: [s1:5432]}",
                                                    Key.of("name", new Text("the shard's name"), "The shard's name."),
                                                    NODES),
                                            "[{nodes: [s1:5432]}, {nodes: [s2:5432]}]"),
                                    "The shards.")),
                    "The equal parts of a sharded database.")
            .more("Known, and a fault in this version.");

    /** A database's profile, or the part of it that an environment changes. */
    static final MappingForm PROFILE = mapping(
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

    static final Key<Map<String, Named<Values>>> DATABASES = Key.of(
                    "databases",
                    new NamedForm<>("database", PROFILE, "{orders: {engine: sqlite, file: orders.db}}"),
                    "The databases by their names.")
            .mistakenFor("profiles", "connections");
    private static final Key<Values> ACCESS = Key.of(
                    "access",
                    mapping(
                            "{roles: …, grants: …}",
                            Key.of("roles", new Anything(), "Who has which role."),
                            Key.of("grants", new Anything(), "What each role may do.")),
                    "Who may do what.")
            .later();
    static final Key<Map<String, Named<Values>>> ENVIRONMENTS = Key.of(
                    "environments",
                    new NamedForm<>(
                            "environment",
                            mapping("{databases: {orders: {safe-mode: read-only}}}", DATABASES, ACCESS),
                            "{prod: {databases: {orders: {nodes: [p1:5432]}}}}"),
                    "Overlays by their names: what each changes.")
            .mistakenFor("env", "envs", "profiles");

    /** The whole file. */
    static final MappingForm WORKSPACE =
            mapping("databases: {orders: {engine: sqlite, file: orders.db}}", DATABASES, ENVIRONMENTS, ACCESS);

    private static MappingForm mapping(String example, Key<?>... keys) {
        return new MappingForm(List.of(keys), example);
    }

    private static <E extends Enum<E>> Choice<E> choice(E[] values) {
        return words(values, value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static <E> Choice<E> words(E[] values, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
        return new Choice<>(words);
    }
}
