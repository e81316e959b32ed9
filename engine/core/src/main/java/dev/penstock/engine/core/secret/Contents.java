package dev.penstock.engine.core.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The secrets of a store, in the clear. Wiped when closed. For one thread. */
final class Contents implements AutoCloseable {
    private final SortedMap<String, Kept> secrets = new TreeMap<>();

    /**
     * One secret.
     *
     * @param value in UTF-8
     */
    private record Kept(Instant changedAt, Bytes value) {}

    /** Bytes that can be wiped. */
    static final class Bytes {
        private final byte[] array;

        Bytes(byte[] array) {
            this.array = array;
        }

        byte[] array() {
            return array;
        }

        void wipe() {
            Arrays.fill(array, (byte) 0);
        }
    }

    SortedMap<String, Instant> names() {
        SortedMap<String, Instant> names = new TreeMap<>();
        secrets.forEach((name, kept) -> names.put(name, kept.changedAt()));
        return names;
    }

    /** The value itself, in UTF-8; only for a name that is there. */
    byte[] value(String name) {
        Kept kept = secrets.get(name);
        if (kept == null) {
            throw new IllegalArgumentException(name);
        }
        return kept.value().array();
    }

    /** Takes the value over, to be wiped with the rest. */
    void put(String name, Instant changedAt, byte[] value) {
        Kept before = secrets.put(name, new Kept(changedAt, new Bytes(value)));
        if (before != null) {
            before.value().wipe();
        }
    }

    boolean remove(String name) {
        Kept before = secrets.remove(name);
        if (before == null) {
            return false;
        }
        before.value().wipe();
        return true;
    }

    /** As bytes; the caller wipes them. */
    byte[] encode() {
        WipingOutput bytes = new WipingOutput();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(secrets.size());
            for (Map.Entry<String, Kept> secret : secrets.entrySet()) {
                out.writeUTF(secret.getKey());
                out.writeLong(secret.getValue().changedAt().toEpochMilli());
                out.writeInt(secret.getValue().value().array().length);
                out.write(secret.getValue().value().array());
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            bytes.wipe();
        }
    }

    /**
     * Of bytes that {@link #encode} has made.
     *
     * @throws IOException if they are none
     */
    static Contents decode(byte[] bytes) throws IOException {
        Contents contents = new Contents();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                Instant changedAt = Instant.ofEpochMilli(in.readLong());
                byte[] value = new byte[Math.min(in.readInt(), in.available())];
                in.readFully(value);
                contents.put(name, changedAt, value);
            }
        }
        return contents;
    }

    @Override
    public void close() {
        secrets.values().forEach(kept -> kept.value().wipe());
        secrets.clear();
    }

    /** Leaves nothing behind; large enough from the start for a usual store, so that it rarely grows. */
    private static final class WipingOutput extends ByteArrayOutputStream {
        private WipingOutput() {
            super(1 << 16);
        }

        private void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
