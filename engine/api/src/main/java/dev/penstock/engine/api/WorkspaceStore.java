package dev.penstock.engine.api;

import dev.penstock.engine.api.spi.EngineProvider;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and edits one workspace file. Safe for use by many threads. */
public interface WorkspaceStore {

    /** The store of a file, which need not exist yet. */
    static WorkspaceStore at(Path file) {
        return EngineProvider.load().workspaces(file);
    }

    /** The file, absolute. */
    Path file();

    /**
     * Reads and checks it.
     *
     * @param environment the overlay to lay over it; null for none
     * @throws WorkspaceException listing every fault, if there is any
     */
    Workspace read(@Nullable String environment);

    /**
     * Makes the changes, all or none, keeping comments and order, and writes the file in one step.
     *
     * @throws WorkspaceException if the file would have faults afterwards; it is left as it was
     * @throws StorageException if it cannot be written; it is left as it was
     */
    void edit(List<Edit> edits);

    /**
     * The workspace as the changes would make it; nothing is written.
     *
     * @param environment the overlay to lay over it; null for none
     * @throws WorkspaceException if the file would have faults afterwards, in any environment
     */
    Workspace preview(List<Edit> edits, @Nullable String environment);

    /**
     * The file's text as it stands, a byte order mark included.
     *
     * @throws StorageException if it is missing or cannot be read
     * @throws WorkspaceException if it is no text
     */
    String text();

    /**
     * Writes another text in the place of the one there is, in one step, provided that it still is that one: what
     * somebody else has written meanwhile is not lost.
     *
     * @param before what {@link #text} has said
     * @return false if the file says something else by now; it is left as it is then
     * @throws WorkspaceException if the file would have faults afterwards; it is left as it was
     * @throws StorageException if it cannot be written; it is left as it was
     */
    boolean replace(String before, String after);

    /** One change. */
    sealed interface Edit {
        /** The keys that lead to it from the top: {@code databases, orders, pool, max}. */
        List<String> path();

        /**
         * Gives a key a value, adding it at the end of its mapping if it is not there.
         *
         * @param path keys from the top; mappings on the way are made
         * @param value a String, Number, Boolean, or List or Map of these
         */
        record Set(List<String> path, Object value) implements Edit {}

        /**
         * Takes a key away with its value and the comments that belong to it; nothing happens if it is not there.
         *
         * @param path keys from the top
         */
        record Remove(List<String> path) implements Edit {}

        /**
         * Gives a key another name in its place.
         *
         * @param path keys from the top
         * @param name the new name
         */
        record Rename(List<String> path, String name) implements Edit {}

        /**
         * Moves a key of a mapping to another place in it, with its value and the comments that belong to it.
         *
         * @param path keys from the top
         * @param before the key of the same mapping that it comes to stand in front of; null for the mapping's end
         */
        record Move(List<String> path, @Nullable String before) implements Edit {}
    }
}
