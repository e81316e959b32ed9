package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Fault;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the faults of one file without duplicates. Not thread-safe. */
final class Faults {
    private final Path file;
    private final Set<Fault> faults = new LinkedHashSet<>();

    Faults(Path file) {
        this.file = file;
    }

    void add(Yaml at, String found, String advice) {
        add(at.range(), at.path(), found, advice);
    }

    void add(SourceRange at, String path, String found, String advice) {
        faults.add(new Fault(file, at.line(), at.column(), path, found, advice));
    }

    void addAll(Faults others) {
        faults.addAll(others.faults);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** The faults in the order of the file. */
    List<Fault> sorted() {
        return faults.stream().sorted().toList();
    }

    Path file() {
        return file;
    }
}
