package dev.penstock.engine.core.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that grows at its end and is read anywhere. Not a channel: that would be closed for everybody when one reading
 * thread is interrupted.
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

    /** For one thread. */
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

    /** Deletes it. */
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
