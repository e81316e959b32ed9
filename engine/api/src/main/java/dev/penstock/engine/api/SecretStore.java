package dev.penstock.engine.api;

import dev.penstock.engine.api.spi.EngineProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Keeps credentials' values. Safe for use by many threads and processes. */
public interface SecretStore extends SecretResolver {

    /** The store beside a workspace file; it is made at the first write. */
    static SecretStore beside(Path workspaceFile) {
        return EngineProvider.load().secrets(workspaceFile);
    }

    /** The names it keeps, sorted; never values. */
    List<Entry> list();

    /** Keeps a value under a name such as {@code orders/app}; replaces the one before. */
    void set(String name, Secret value);

    /** Forgets it; false if there was none. */
    boolean remove(String name);

    /**
     * A secret's name and age.
     *
     * @param name under which it is kept
     * @param changedAt when its value was last set
     */
    record Entry(String name, Instant changedAt) {}
}
