package dev.penstock.engine.api;

import java.io.OutputStream;
import java.nio.file.Path;

/** Writes results in one format as UTF-8. Thread-safe. */
public interface Exporter {

    /**
     * Reads the rows to the end, writes them and closes them. Flushes the stream and leaves it open. The stream needs
     * no buffer. A {@link java.io.PrintStream} hides failures: pass the underlying stream.
     *
     * @return the number of written rows
     * @throws StorageException if a write fails; the cause is the exception of the stream
     */
    long write(Rows rows, OutputStream out);

    /**
     * Writes the rows to a file, which appears only when it is complete. After a failure or a cancel an existing file
     * is unchanged and no temporary file remains.
     *
     * @param total the expected number of rows for the progress; negative if it is unknown
     */
    Task<Long> toFile(Rows rows, long total, Path file);
}
