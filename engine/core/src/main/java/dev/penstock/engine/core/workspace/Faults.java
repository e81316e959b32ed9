package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Fault;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one file. What is noted twice counts once. For one thread. */
final class Faults {
    private final Path file;
    private final Set<Fault> faults = new LinkedHashSet<>();

    Faults(Path file) {
        this.file = file;
    }

    void add(Yaml at, String found, String advice) {
        add(at.spot(), at.path(), found, advice);
    }

    void add(Spot at, String path, String found, String advice) {
        faults.add(new Fault(file, at.line(), at.column(), path, found, advice));
    }

    void addAll(Faults others) {
        faults.addAll(others.faults);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** In the order of the file. */
    List<Fault> sorted() {
        return faults.stream().sorted().toList();
    }

    Path file() {
        return file;
    }
}
