package dev.penstock.app.ui.state;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values in one file, kept in memory and written soon after a change, off the caller's thread. A file that
 * cannot be read counts as empty: what stands in it is a comfort, never needed. Safe for use by many threads.
 */
public final class KeyValueStore implements AutoCloseable {
    private static final Logger LOG = System.getLogger(KeyValueStore.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(300);
    private final Path file;
    private final Executor writer;
    private final Map<String, String> values = new TreeMap<>();
    /** Held through a write: the file has the latest values after it, and a close waits for one that runs. */
    private final ReentrantLock writing = new ReentrantLock();

    private boolean dirty;
    private boolean scheduled;

    private KeyValueStore(Path file, Executor writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Reads the file; touches the disk. */
    public static KeyValueStore open(Path file) {
        Executor later = CompletableFuture.delayedExecutor(
                PAUSE.toMillis(), TimeUnit.MILLISECONDS, Thread.ofVirtual().name("penstock-state-", 0)::start);
        return open(file, later);
    }

    static KeyValueStore open(Path file, Executor writer) {
        KeyValueStore store = new KeyValueStore(file, writer);
        store.read();
        return store;
    }

    /** A key's value, if it has one. */
    public synchronized Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A key's number; the other one if it has none or what it has is no number. */
    public double number(String key, double otherwise) {
        try {
            return get(key).map(Double::valueOf).filter(Double::isFinite).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Keeps a value; null takes the key away. */
    public synchronized void put(String key, @Nullable String value) {
        String before = value == null ? values.remove(key) : values.put(key, value);
        if (java.util.Objects.equals(before, value)) {
            return;
        }
        dirty = true;
        if (!scheduled) {
            scheduled = true;
            writer.execute(this::flush);
        }
    }

    /** Keeps a number. */
    public void put(String key, double value) {
        put(key, Double.toString(value));
    }

    /** Writes what has not been written yet, and waits for a write that runs; touches the disk. */
    public void flush() {
        writing.lock();
        try {
            write();
        } finally {
            writing.unlock();
        }
    }

    private void write() {
        Map<String, String> now;
        // no longer than that: the FX thread reads and writes values
        synchronized (this) {
            scheduled = false;
            if (!dirty) {
                return;
            }
            dirty = false;
            now = new TreeMap<>(values);
        }
        try {
            AtomicFile.write(file, text(now));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot keep the desktop's state in " + file + ": " + e.getMessage());
        }
    }

    /** Writes what has not been written yet. */
    @Override
    public void close() {
        flush();
    }

    private static String text(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter out = new StringWriter();
        try {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Properties puts the time on top: the file would change without a change.
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .reduce("", (a, b) -> a + b + "\n");
    }

    private void read() {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    "The desktop's state in " + file + " cannot be read and begins anew: " + e.getMessage());
            return;
        }
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    }
}
