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

/** The decrypted secrets of a store. {@link #close} wipes them. Not thread-safe. */
final class DecryptedSecrets implements AutoCloseable {
    private final SortedMap<String, StoredSecret> secrets = new TreeMap<>();

    /**
     * One secret.
     *
     * @param value the value in UTF-8
     */
    private record StoredSecret(Instant changedAt, Bytes value) {}

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
        secrets.forEach((name, secret) -> names.put(name, secret.changedAt()));
        return names;
    }

    /** The value itself in UTF-8, not a copy. The name must exist. */
    byte[] value(String name) {
        StoredSecret secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalArgumentException(name);
        }
        return secret.value().array();
    }

    /** Adds or replaces a secret. This object owns the value and wipes it at its close. */
    void put(String name, Instant changedAt, byte[] value) {
        StoredSecret before = secrets.put(name, new StoredSecret(changedAt, new Bytes(value)));
        if (before != null) {
            before.value().wipe();
        }
    }

    boolean remove(String name) {
        StoredSecret before = secrets.remove(name);
        if (before == null) {
            return false;
        }
        before.value().wipe();
        return true;
    }

    /** The encoded secrets. The caller wipes the bytes. */
    byte[] encode() {
        WipingOutput bytes = new WipingOutput();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(secrets.size());
            for (Map.Entry<String, StoredSecret> secret : secrets.entrySet()) {
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
     * Decodes the result of {@link #encode}.
     *
     * @throws IOException if the bytes are invalid
     */
    static DecryptedSecrets decode(byte[] bytes) throws IOException {
        DecryptedSecrets contents = new DecryptedSecrets();
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
        secrets.values().forEach(secret -> secret.value().wipe());
        secrets.clear();
    }

    /**
     * A buffer that can be wiped. Its initial size fits a usual store, so that it rarely grows and leaves a copy in
     * memory.
     */
    private static final class WipingOutput extends ByteArrayOutputStream {
        private WipingOutput() {
            super(1 << 16);
        }

        private void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
