package dev.penstock.engine.api;

import dev.penstock.engine.api.spi.EngineProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Stores the values of credentials. Safe for use by many threads and processes. */
public interface SecretStore extends SecretResolver {

    /** The store beside a workspace file. The first write creates it. */
    static SecretStore beside(Path workspaceFile) {
        return EngineProvider.load().secrets(workspaceFile);
    }

    /** The names of the secrets, sorted, without values. */
    List<Entry> list();

    /** Stores or replaces the value of a name such as {@code orders/app}. */
    void set(String name, Secret value);

    /** Removes a secret. Returns false if there was none. */
    boolean remove(String name);

    /**
     * The name and the age of a secret.
     *
     * @param name the name
     * @param changedAt the time of the last change
     */
    record Entry(String name, Instant changedAt) {}
}
