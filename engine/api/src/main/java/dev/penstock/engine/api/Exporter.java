package dev.penstock.engine.api;

import java.io.OutputStream;
import java.nio.file.Path;

/** Writes a result in one format, UTF-8. Safe for use by many threads. */
public interface Exporter {

    /**
     * Reads the rows to the end, writes them and closes them; flushes the stream and leaves it open. It needs no buffer
     * of its own. A {@link java.io.PrintStream} hides its failures: give the stream under it.
     *
     * @return rows written
     * @throws StorageException if the stream takes no more; its cause is the stream's exception
     */
    long write(Rows rows, OutputStream out);

    /**
     * Writes the rows to a file that appears under its name only when it is whole; a failure or a cancel leaves
     * nothing behind, and a file of that name as it was.
     *
     * @param total rows expected, for the progress; negative if that is not known
     */
    Task<Long> toFile(Rows rows, long total, Path file);
}
