package dev.penstock.engine.core.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An append-only file with random reads. It is not a channel, because the interrupt of one reading thread would close a
 * channel for all threads.
 */
final class SpoolFile implements AutoCloseable {
    private final Path path;
    private final RandomAccessFile writing;
    private final RandomAccessFile reading;

    SpoolFile(Path path) throws IOException {
        this.path = path;
        writing = new RandomAccessFile(path.toFile(), "rw");
        reading = new RandomAccessFile(path.toFile(), "r");
    }

    /** Appends bytes. Only one thread may append. */
    void append(byte[] bytes, int length) throws IOException {
        writing.write(bytes, 0, length);
    }

    byte[] read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        synchronized (reading) {
            reading.seek(offset);
            reading.readFully(bytes);
        }
        return bytes;
    }

    /** Closes and deletes the file. */
    @Override
    public void close() throws IOException {
        try (writing) {
            synchronized (reading) {
                reading.close();
            }
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
