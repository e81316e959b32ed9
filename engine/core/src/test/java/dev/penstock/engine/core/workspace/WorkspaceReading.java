package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads workspaces from texts. */
final class WorkspaceReading {
    static final Path FILE = Path.of("/etc/penstock/penstock.yaml");

    private WorkspaceReading() {}

    static Workspace read(String text) {
        return read(text, null);
    }

    static Workspace read(String text, @Nullable String environment) {
        return new WorkspaceReader(FILE, text).workspace(environment);
    }

    static Profile profile(String text) {
        return read(text).databases().values().iterator().next();
    }

    static Profile profile(Workspace workspace, String name) {
        return Objects.requireNonNull(workspace.databases().get(name), name);
    }

    /** A workspace with one PostgreSQL database and some more keys, each on a line. */
    static String postgresql(String... lines) {
        return "databases:\n  orders:\n    engine: postgresql\n    nodes: [db1]\n    " + String.join("\n    ", lines)
                + "\n";
    }

    /** The faults in the form {@code line:column key: found}. */
    static List<String> faults(String text) {
        return faults(text, null);
    }

    static List<String> faults(String text, @Nullable String environment) {
        return new WorkspaceReader(FILE, text)
                .faults(environment).stream()
                        .map(fault ->
                                "%d:%d %s: %s".formatted(fault.line(), fault.column(), fault.key(), fault.found()))
                        .toList();
    }

    static Fault fault(String text) {
        List<Fault> faults = new WorkspaceReader(FILE, text).faults(null);
        if (faults.size() != 1) {
            throw new AssertionError("one fault expected: " + faults);
        }
        return faults.getFirst();
    }
}
