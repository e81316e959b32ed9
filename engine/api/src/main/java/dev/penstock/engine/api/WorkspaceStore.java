package dev.penstock.engine.api;

import dev.penstock.engine.api.spi.EngineProvider;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and edits one workspace file. Thread-safe. */
public interface WorkspaceStore {

    /** The store of a file, which need not exist yet. */
    static WorkspaceStore at(Path file) {
        return EngineProvider.load().workspaces(file);
    }

    /** The absolute path of the file. */
    Path file();

    /**
     * Reads and checks the file.
     *
     * @param environment the environment to apply; null for none
     * @throws WorkspaceException with all faults, if there are any
     */
    Workspace read(@Nullable String environment);

    /**
     * Applies all changes or none and writes the file atomically. Keeps comments and order.
     *
     * @throws WorkspaceException if the file would have faults afterwards; the file is then unchanged
     * @throws StorageException if the file cannot be written; it is then unchanged
     */
    void edit(List<Edit> edits);

    /**
     * The workspace after the changes, without writing the file.
     *
     * @param environment the environment to apply; null for none
     * @throws WorkspaceException if the file would have faults afterwards, in any environment
     */
    Workspace preview(List<Edit> edits, @Nullable String environment);

    /**
     * The text of the file, including a byte order mark.
     *
     * @throws StorageException if the file is missing or cannot be read
     * @throws WorkspaceException if the file is not text
     */
    String text();

    /**
     * Replaces the text atomically if it is still the expected one, so that changes by other programs are not lost.
     *
     * @param before the expected text from {@link #text}
     * @return false if the file has another text; the file is then unchanged
     * @throws WorkspaceException if the file would have faults afterwards; the file is then unchanged
     * @throws StorageException if the file cannot be written; it is then unchanged
     */
    boolean replace(String before, String after);

    /** One change. */
    sealed interface Edit {
        /** The keys from the root: {@code databases, orders, pool, max}. */
        List<String> path();

        /**
         * Sets the value of a key. A missing key is added at the end of its mapping.
         *
         * @param path the keys from the root; missing mappings are created
         * @param value a String, Number, Boolean, or a List or Map of these
         */
        record Set(List<String> path, Object value) implements Edit {}

        /**
         * Removes a key with its value and its comments. Does nothing if the key is missing.
         *
         * @param path the keys from the root
         */
        record Remove(List<String> path) implements Edit {}

        /**
         * Renames a key in place.
         *
         * @param path the keys from the root
         * @param name the new name
         */
        record Rename(List<String> path, String name) implements Edit {}

        /**
         * Moves a key with its value and its comments within its mapping.
         *
         * @param path the keys from the root
         * @param before the key of the same mapping to move in front of; null for the end of the mapping
         */
        record Move(List<String> path, @Nullable String before) implements Edit {}
    }
}
