package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.core.workspace.NamedMappingParser.NamedValue;
import dev.penstock.engine.core.workspace.Yaml.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds profiles from parsed values and checks the rules between several values. */
final class ProfileReader {
    private final Faults faults;
    private final Faults notices;
    private final boolean complete;

    /**
     * Creates a reader for one parsed file.
     *
     * @param faults collects the faults
     * @param notices collects settings without effect
     * @param complete whether the parser read the whole file; otherwise missing keys are not reported
     */
    ProfileReader(Faults faults, Faults notices, boolean complete) {
        this.faults = faults;
        this.notices = notices;
        this.complete = complete;
    }

    /** The profile; null if it has faults, which are then collected. */
    @Nullable
    Profile read(String name, NamedValue<MappingValues> named) {
        MappingValues values = named.value();
        checkPool(values);
        noticeSafeMode(values);
        if (!values.has(WorkspaceSchema.ENGINE)) {
            missing(
                    named.entry(),
                    "'" + name + "' has no engine",
                    "Add 'engine:'. " + WorkspaceSchema.ENGINE.parser().advice());
        }
        EngineKind engine = values.get(WorkspaceSchema.ENGINE);
        if (engine == null) {
            return null;
        }
        checkEngine(engine, values);
        checkPlace(engine, name, named);
        List<NodeAddress> nodes = nodes(engine, values);
        return nodes.isEmpty() ? null : profile(name, named.entry(), engine, nodes, values);
    }

    private Profile profile(
            String name, Entry entry, EngineKind engine, List<NodeAddress> nodes, MappingValues values) {
        MappingValues tls = values.in(WorkspaceSchema.TLS);
        MappingValues pool = values.in(WorkspaceSchema.POOL);
        List<Path> locations = values.in(WorkspaceSchema.MIGRATIONS).get(WorkspaceSchema.MIGRATION_LOCATIONS);
        return new Profile(
                name,
                engine,
                nodes,
                values.get(WorkspaceSchema.NAME),
                values.get(WorkspaceSchema.USERNAME),
                values.get(WorkspaceSchema.PASSWORD),
                new Profile.Tls(tls.orDefault(WorkspaceSchema.TLS_MODE), tls.get(WorkspaceSchema.TLS_CA)),
                new Profile.Pool(
                        pool.orDefault(WorkspaceSchema.POOL_MIN),
                        pool.orDefault(WorkspaceSchema.POOL_MAX),
                        pool.orDefault(WorkspaceSchema.POOL_ACQUIRE_TIMEOUT),
                        pool.orDefault(WorkspaceSchema.POOL_LEAK_DETECTION)),
                values.in(WorkspaceSchema.FAILOVER).orDefault(WorkspaceSchema.PROBE_EVERY),
                values.orDefault(WorkspaceSchema.SAFE_MODE),
                values.get(WorkspaceSchema.GROUP),
                new Profile.Place(
                        faults.file(),
                        entry.key().range().line(),
                        entry.key().range().column()),
                locations == null ? List.of() : locations);
    }

    private void checkPool(MappingValues values) {
        MappingValues pool = values.in(WorkspaceSchema.POOL);
        int min = pool.orDefault(WorkspaceSchema.POOL_MIN);
        int max = pool.orDefault(WorkspaceSchema.POOL_MAX);
        Entry at = pool.at(WorkspaceSchema.POOL_MIN);
        boolean written = pool.get(WorkspaceSchema.POOL_MAX) != null;
        if (at != null && min > max && (written || (complete && !pool.has(WorkspaceSchema.POOL_MAX)))) {
            String defaultText = written ? "" : ", the default";
            faults.add(
                    at.value(),
                    "found min " + min + " above max " + max + defaultText,
                    "Write a min of at most " + max + ", or raise max.");
        }
    }

    private void noticeSafeMode(MappingValues values) {
        Entry entry = values.at(WorkspaceSchema.SAFE_MODE);
        if (entry != null && values.orDefault(WorkspaceSchema.SAFE_MODE) != Profile.SafeMode.OFF) {
            notices.add(
                    entry.key(),
                    "'safe-mode' applies only to migrations in this version",
                    "Statements need no confirmation yet and are not refused. You can keep it.");
        }
    }

    /** Reports keys that belong to other engines. */
    private void checkEngine(EngineKind engine, MappingValues values) {
        for (KeyDefinition<?> key : WorkspaceSchema.PROFILE.keys()) {
            Entry entry = values.at(key);
            if (entry != null && !key.engines().contains(engine)) {
                faults.add(entry.key(), "found '" + key.name() + "' for " + engine.title(), elsewhere(engine, key));
            }
        }
    }

    private static String elsewhere(EngineKind engine, KeyDefinition<?> key) {
        if (engine == EngineKind.SQLITE && key.equals(WorkspaceSchema.NODES)) {
            return "SQLite is a file, not a server. Write file: data/orders.db instead.";
        }
        if (key.equals(WorkspaceSchema.FILE)) {
            return engine.title() + " is a server, not a file. Write nodes: [db1:" + engine.defaultPort()
                    + "] instead.";
        }
        return "Only " + titles(key) + " can have it. Remove it.";
    }

    private static String titles(KeyDefinition<?> key) {
        return key.engines().stream().sorted().map(EngineKind::title).collect(Collectors.joining(", "));
    }

    private void checkPlace(EngineKind engine, String name, NamedValue<MappingValues> named) {
        MappingValues values = named.value();
        KeyDefinition<?> place = engine == EngineKind.SQLITE ? WorkspaceSchema.FILE : WorkspaceSchema.NODES;
        Entry url = values.at(WorkspaceSchema.URL);
        Entry shards = values.at(WorkspaceSchema.SHARDS);
        Entry nodes = values.at(WorkspaceSchema.NODES);
        if (!values.has(WorkspaceSchema.NODES) && !values.has(WorkspaceSchema.FILE) && url == null && shards == null) {
            missing(
                    named.entry(),
                    "'" + name + "' has no address",
                    engine == EngineKind.SQLITE
                            ? "Add file: data/orders.db."
                            : "Add nodes: [db1:" + engine.defaultPort() + "], or the driver's url:.");
        }
        if (url != null && values.has(place)) {
            faults.add(url.key(), "found 'url' beside '" + place.name() + "'", "Keep one of them.");
        }
        List<HostAndPort> addresses = values.get(WorkspaceSchema.NODES);
        if (nodes != null && addresses != null && addresses.size() > 1) {
            faults.add(
                    nodes.value(),
                    "found " + addresses.size() + " nodes",
                    "This version supports one node per database. Keep one.");
        }
        if (shards != null) {
            faults.add(shards.key(), "found shards", "This version does not support shards. Keep one node in nodes:.");
        }
    }

    private static List<NodeAddress> nodes(EngineKind engine, MappingValues values) {
        Template url = values.get(WorkspaceSchema.URL);
        if (url != null) {
            return List.of(new NodeAddress.Url(url));
        }
        Path file = values.get(WorkspaceSchema.FILE);
        if (file != null) {
            return List.of(new NodeAddress.File(file));
        }
        List<HostAndPort> addresses = values.get(WorkspaceSchema.NODES);
        return addresses == null
                ? List.of()
                : addresses.stream()
                        .<NodeAddress>map(address -> new NodeAddress.Host(
                                address.host(), address.port() == 0 ? engine.defaultPort() : address.port()))
                        .toList();
    }

    private void missing(Entry at, String found, String advice) {
        if (complete) {
            faults.add(at.key(), found, advice);
        }
    }
}
