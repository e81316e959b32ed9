package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.core.workspace.NamedForm.Named;
import dev.penstock.engine.core.workspace.Yaml.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes profiles of values that are well formed each, and checks what they must be together. */
final class ProfileReader {
    private final Faults faults;
    private final Faults notices;
    private final boolean whole;

    /**
     * Notes what it finds.
     *
     * @param faults takes what is wrong
     * @param notices takes what has no effect
     * @param whole whether all of the file could be read: only then it can be said what is missing
     */
    ProfileReader(Faults faults, Faults notices, boolean whole) {
        this.faults = faults;
        this.notices = notices;
        this.whole = whole;
    }

    /** The profile; null where it has faults, which are noted then. */
    @Nullable
    Profile read(String name, Named<Values> named) {
        Values values = named.value();
        checkPool(values);
        noticeSafeMode(values);
        if (!values.has(Schema.ENGINE)) {
            missing(
                    named.entry(),
                    "'" + name + "' has no engine",
                    "Add 'engine:'. " + Schema.ENGINE.form().advice());
        }
        EngineKind engine = values.get(Schema.ENGINE);
        if (engine == null) {
            return null;
        }
        checkEngine(engine, values);
        checkPlace(engine, name, named);
        List<NodeAddress> nodes = nodes(engine, values);
        return nodes.isEmpty() ? null : profile(name, named.entry(), engine, nodes, values);
    }

    private Profile profile(String name, Entry entry, EngineKind engine, List<NodeAddress> nodes, Values values) {
        Values tls = values.in(Schema.TLS);
        Values pool = values.in(Schema.POOL);
        List<Path> locations = values.in(Schema.MIGRATIONS).get(Schema.MIGRATION_LOCATIONS);
        return new Profile(
                name,
                engine,
                nodes,
                values.get(Schema.NAME),
                values.get(Schema.USERNAME),
                values.get(Schema.PASSWORD),
                new Profile.Tls(tls.orStandard(Schema.TLS_MODE), tls.get(Schema.TLS_CA)),
                new Profile.Pool(
                        pool.orStandard(Schema.POOL_MIN),
                        pool.orStandard(Schema.POOL_MAX),
                        pool.orStandard(Schema.POOL_ACQUIRE_TIMEOUT)),
                values.in(Schema.FAILOVER).orStandard(Schema.PROBE_EVERY),
                values.orStandard(Schema.SAFE_MODE),
                values.get(Schema.GROUP),
                new Profile.Place(
                        faults.file(),
                        entry.key().spot().line(),
                        entry.key().spot().column()),
                locations == null ? List.of() : locations);
    }

    private void checkPool(Values values) {
        Values pool = values.in(Schema.POOL);
        int min = pool.orStandard(Schema.POOL_MIN);
        int max = pool.orStandard(Schema.POOL_MAX);
        Entry at = pool.at(Schema.POOL_MIN);
        boolean written = pool.get(Schema.POOL_MAX) != null;
        if (at != null && min > max && (written || (whole && !pool.has(Schema.POOL_MAX)))) {
            String standard = written ? "" : ", which it is unless you say otherwise";
            faults.add(
                    at.value(),
                    "found min " + min + " above max " + max + standard,
                    "Write a min of at most " + max + ", or raise max.");
        }
    }

    private void noticeSafeMode(Values values) {
        Entry entry = values.at(Schema.SAFE_MODE);
        if (entry != null && values.orStandard(Schema.SAFE_MODE) != Profile.SafeMode.OFF) {
            notices.add(
                    entry.key(),
                    "'safe-mode' guards migrations alone in this version",
                    "Statements are not asked about or refused yet; it may stay.");
        }
    }

    /** Keys that belong to other engines. */
    private void checkEngine(EngineKind engine, Values values) {
        for (Key<?> key : Schema.PROFILE.keys()) {
            Entry entry = values.at(key);
            if (entry != null && !key.engines().contains(engine)) {
                faults.add(entry.key(), "found '" + key.name() + "' for " + engine.title(), elsewhere(engine, key));
            }
        }
    }

    private static String elsewhere(EngineKind engine, Key<?> key) {
        if (engine == EngineKind.SQLITE && key.equals(Schema.NODES)) {
            return "SQLite is a file and no server: write file: data/orders.db instead.";
        }
        if (key.equals(Schema.FILE)) {
            return engine.title() + " is a server and no file: write nodes: [db1:" + engine.defaultPort()
                    + "] instead.";
        }
        return "It is for " + titles(key) + " only: take it away.";
    }

    private static String titles(Key<?> key) {
        return key.engines().stream().sorted().map(EngineKind::title).collect(Collectors.joining(", "));
    }

    private void checkPlace(EngineKind engine, String name, Named<Values> named) {
        Values values = named.value();
        Key<?> place = engine == EngineKind.SQLITE ? Schema.FILE : Schema.NODES;
        Entry url = values.at(Schema.URL);
        Entry shards = values.at(Schema.SHARDS);
        Entry nodes = values.at(Schema.NODES);
        if (!values.has(Schema.NODES) && !values.has(Schema.FILE) && url == null && shards == null) {
            missing(
                    named.entry(),
                    "'" + name + "' does not say where it is",
                    engine == EngineKind.SQLITE
                            ? "Add file: data/orders.db."
                            : "Add nodes: [db1:" + engine.defaultPort() + "], or the driver's url:.");
        }
        if (url != null && values.has(place)) {
            faults.add(url.key(), "found 'url' beside '" + place.name() + "'", "Keep one of them.");
        }
        List<Address> addresses = values.get(Schema.NODES);
        if (nodes != null && addresses != null && addresses.size() > 1) {
            faults.add(
                    nodes.value(),
                    "found " + addresses.size() + " nodes",
                    "Routing over several nodes is not in this version yet: keep one.");
        }
        if (shards != null) {
            faults.add(
                    shards.key(),
                    "found shards",
                    "Routing over several nodes is not in this version yet: keep one, in nodes:.");
        }
    }

    private static List<NodeAddress> nodes(EngineKind engine, Values values) {
        Template url = values.get(Schema.URL);
        if (url != null) {
            return List.of(new NodeAddress.Url(url));
        }
        Path file = values.get(Schema.FILE);
        if (file != null) {
            return List.of(new NodeAddress.File(file));
        }
        List<Address> addresses = values.get(Schema.NODES);
        return addresses == null
                ? List.of()
                : addresses.stream()
                        .<NodeAddress>map(address -> new NodeAddress.Host(
                                address.host(), address.port() == 0 ? engine.defaultPort() : address.port()))
                        .toList();
    }

    private void missing(Entry at, String found, String advice) {
        if (whole) {
            faults.add(at.key(), found, advice);
        }
    }
}
