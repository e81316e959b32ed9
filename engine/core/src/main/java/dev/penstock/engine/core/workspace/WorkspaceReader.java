package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.core.text.Nearest;
import dev.penstock.engine.core.workspace.NamedMappingParser.NamedValue;
import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a workspace's text and checks all of it: the syntax of every environment, and one environment as a whole. */
final class WorkspaceReader {
    private final Path file;
    private final Faults faults;
    private final Faults notices;
    private final WorkspaceSource source;

    /**
     * Parses a text. {@link #workspace} returns the result.
     *
     * @param file the absolute path of the text's file
     */
    WorkspaceReader(Path file, String text) {
        this.file = file;
        this.faults = new Faults(file);
        this.notices = new Faults(file);
        this.source = WorkspaceSource.read(text, faults);
    }

    /**
     * The workspace with one environment applied.
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

    /** The faults in the syntax of every environment and in one environment as a whole. */
    List<Fault> faults(@Nullable String environment) {
        check(environment);
        return faults.sorted();
    }

    /** The names of all environments, in the file's order. */
    List<String> environments() {
        Entry entry = source.root() instanceof Mapping root ? root.entry(WorkspaceSchema.ENVIRONMENTS.name()) : null;
        return entry != null && entry.value() instanceof Mapping named
                ? named.entries().stream().map(each -> each.key().text()).toList()
                : List.of();
    }

    private Map<String, Profile> check(@Nullable String environment) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        Yaml root = source.root();
        if (root != null) {
            WorkspaceSchema.WORKSPACE.read(root, context(new Faults(file)));
            MappingValues merged = WorkspaceSchema.WORKSPACE.read(merged(root, environment), context(notices));
            if (merged != null) {
                profiles.putAll(profiles(merged));
            }
        }
        if (source.complete()
                && !(root instanceof Mapping mapping && mapping.entry(WorkspaceSchema.DATABASES.name()) != null)) {
            missingDatabases(root);
        }
        return profiles;
    }

    private ParseContext context(Faults without) {
        Path folder = file.getParent();
        return new ParseContext(folder == null ? file : folder, faults, without, source.complete());
    }

    private Map<String, Profile> profiles(MappingValues merged) {
        ProfileReader reader = new ProfileReader(faults, notices, source.complete());
        Map<String, Profile> profiles = new LinkedHashMap<>();
        Map<String, NamedValue<MappingValues>> databases = merged.get(WorkspaceSchema.DATABASES);
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

    /** The base with an environment applied, without the key {@code environments}. */
    private Yaml merged(Yaml root, @Nullable String environment) {
        if (!(root instanceof Mapping mapping)) {
            return root;
        }
        Entry environments = mapping.entry(WorkspaceSchema.ENVIRONMENTS.name());
        Mapping base = new Mapping(
                mapping.range(),
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
        if (!source.complete()) {
            return;
        }
        List<String> there = environments();
        String nearest = Nearest.to(environment, there)
                .map(name -> "Did you mean '" + name + "'? ")
                .orElse("");
        faults.add(
                environments == null
                        ? new SourceRange(0, 0, 0, 0)
                        : environments.key().range(),
                WorkspaceSchema.ENVIRONMENTS.name(),
                "there is no environment " + ParseContext.quoted(environment),
                nearest
                        + (there.isEmpty()
                                ? "The workspace has none."
                                : "There are " + String.join(", ", there) + "."));
    }

    private void missingDatabases(@Nullable Yaml root) {
        if (root == null || root instanceof Mapping || (root instanceof Yaml.Scalar scalar && scalar.isNull())) {
            faults.add(
                    new SourceRange(0, 0, 0, 0),
                    "",
                    "there are no 'databases'",
                    "Write databases: {orders: {engine: sqlite, file: orders.db}}.");
        }
    }
}
