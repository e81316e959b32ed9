package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.core.text.Nearest;
import dev.penstock.engine.core.workspace.NamedForm.Named;
import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a workspace's text and checks all of it: every environment's form, and one environment as a whole. */
final class WorkspaceReader {
    private final Path file;
    private final Faults faults;
    private final Faults notices;
    private final Source source;

    /**
     * Reads a text; {@link #workspace} tells what came of it.
     *
     * @param file where it stands, absolute
     */
    WorkspaceReader(Path file, String text) {
        this.file = file;
        this.faults = new Faults(file);
        this.notices = new Faults(file);
        this.source = Source.read(text, faults);
    }

    /**
     * The workspace with one environment laid over it.
     *
     * @throws WorkspaceException if there are faults
     */
    Workspace workspace(@Nullable String environment) {
        Map<String, Profile> profiles = check(environment);
        if (!faults.isEmpty()) {
            throw new WorkspaceException(faults.sorted());
        }
        return new Workspace(file, environment, environments(), profiles, notices.sorted());
    }

    /** The faults of every environment's form and of one environment as a whole. */
    List<Fault> faults(@Nullable String environment) {
        check(environment);
        return faults.sorted();
    }

    /** The names of all environments, in the file's order. */
    List<String> environments() {
        Entry entry = source.root() instanceof Mapping root ? root.entry(Schema.ENVIRONMENTS.name()) : null;
        return entry != null && entry.value() instanceof Mapping named
                ? named.entries().stream().map(each -> each.key().text()).toList()
                : List.of();
    }

    private Map<String, Profile> check(@Nullable String environment) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        Yaml root = source.root();
        if (root != null) {
            Schema.WORKSPACE.read(root, reading(new Faults(file)));
            Values merged = Schema.WORKSPACE.read(merged(root, environment), reading(notices));
            if (merged != null) {
                profiles.putAll(profiles(merged));
            }
        }
        if (source.whole() && !(root instanceof Mapping mapping && mapping.entry(Schema.DATABASES.name()) != null)) {
            missingDatabases(root);
        }
        return profiles;
    }

    private Reading reading(Faults without) {
        Path folder = file.getParent();
        return new Reading(folder == null ? file : folder, faults, without, source.whole());
    }

    private Map<String, Profile> profiles(Values merged) {
        ProfileReader reader = new ProfileReader(faults, notices, source.whole());
        Map<String, Profile> profiles = new LinkedHashMap<>();
        Map<String, Named<Values>> databases = merged.get(Schema.DATABASES);
        if (databases != null) {
            databases.forEach((name, named) -> {
                Profile profile = reader.read(name, named);
                if (profile != null) {
                    profiles.put(name, profile);
                }
            });
        }
        return profiles;
    }

    /** The base with an environment over it, without the environments themselves. */
    private Yaml merged(Yaml root, @Nullable String environment) {
        if (!(root instanceof Mapping mapping)) {
            return root;
        }
        Entry environments = mapping.entry(Schema.ENVIRONMENTS.name());
        Mapping base = new Mapping(
                mapping.spot(),
                mapping.path(),
                mapping.entries().stream()
                        .filter(entry -> !entry.equals(environments))
                        .toList(),
                mapping.flow(),
                mapping.size());
        if (environment == null) {
            return base;
        }
        Entry overlay =
                environments != null && environments.value() instanceof Mapping named ? named.entry(environment) : null;
        if (overlay == null) {
            unknown(environment, environments);
            return base;
        }
        return Merge.overlay(base, overlay.value());
    }

    private void unknown(String environment, @Nullable Entry environments) {
        if (!source.whole()) {
            return;
        }
        List<String> there = environments();
        String nearest = Nearest.to(environment, there)
                .map(name -> "Did you mean '" + name + "'? ")
                .orElse("");
        faults.add(
                environments == null ? new Spot(0, 0, 0, 0) : environments.key().spot(),
                Schema.ENVIRONMENTS.name(),
                "there is no environment " + Reading.shown(environment),
                nearest
                        + (there.isEmpty()
                                ? "The workspace has none."
                                : "There are " + String.join(", ", there) + "."));
    }

    private void missingDatabases(@Nullable Yaml root) {
        if (root == null || root instanceof Mapping || (root instanceof Yaml.Scalar scalar && scalar.isNull())) {
            faults.add(
                    new Spot(0, 0, 0, 0),
                    "",
                    "there are no 'databases'",
                    "Write databases: {orders: {engine: sqlite, file: orders.db}}.");
        }
    }
}
