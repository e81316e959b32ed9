package dev.penstock.engine.core.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import dev.penstock.engine.core.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * The encrypted file: a line with the version of the format, then the secrets encrypted with AES-256-GCM. The
 * encryption also authenticates the line, so that one version cannot be mistaken for another.
 */
final class SecretsFile {
    private static final String FORMAT = "penstock-secrets ";
    private static final byte[] HEADER = (FORMAT + "1\n").getBytes(StandardCharsets.US_ASCII);
    /** Tink puts a byte 1 and the key's id before the encrypted data. */
    private static final int TINK_PREFIX = 1 + Integer.BYTES;

    private final Path file;
    private final KeyFile keyFile;

    SecretsFile(Path file, KeyFile keyFile) {
        this.file = file;
        this.keyFile = keyFile;
    }

    Path path() {
        return file;
    }

    /** The secrets; empty if no file exists yet. The caller closes the result. */
    DecryptedSecrets read() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new DecryptedSecrets();
        } catch (IOException e) {
            throw SecretFailures.unreadable(
                    "The secret store " + file + " cannot be read", "Check that this user has read permission.", e);
        }
        if (!startsWithHeader(bytes)) {
            throw unknownFormat(bytes);
        }
        KeysetHandle key = keyFile.load()
                .orElseThrow(() -> SecretFailures.unreadable(
                        "The key of the secret store " + file + " is missing: there is no " + keyFile,
                        "Restore the key, or set its path in PENSTOCK_SECRET_KEY_FILE. Without it the store cannot be"
                                + " decrypted: remove " + file + " and set the secrets again.",
                        null));
        return decrypt(key, Arrays.copyOfRange(bytes, HEADER.length, bytes.length));
    }

    /** Replaces the file's content. Creates the key if none exists. */
    void write(DecryptedSecrets contents) {
        KeysetHandle key = keyFile.loadOrCreate();
        byte[] clear = contents.encode();
        try {
            byte[] encrypted = aead(key).encrypt(clear, HEADER);
            AtomicFile.replacePrivate(
                    file,
                    ByteBuffer.allocate(HEADER.length + encrypted.length)
                            .put(HEADER)
                            .put(encrypted)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot encrypt with " + keyFile, e);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private DecryptedSecrets decrypt(KeysetHandle key, byte[] encrypted) {
        byte[] clear = new byte[0];
        try {
            clear = aead(key).decrypt(encrypted, HEADER);
            return DecryptedSecrets.decode(clear);
        } catch (GeneralSecurityException | IOException e) {
            throw encryptedBy(key, encrypted)
                    ? damaged()
                    : SecretFailures.unreadable(
                            "The secret store " + file + " was written with another key than " + keyFile,
                            "Set the path of its key in PENSTOCK_SECRET_KEY_FILE, or remove the store and set the"
                                    + " secrets again.",
                            null);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private static boolean encryptedBy(KeysetHandle key, byte[] encrypted) {
        if (encrypted.length < TINK_PREFIX || encrypted[0] != 1) {
            return true;
        }
        return ByteBuffer.wrap(encrypted, 1, Integer.BYTES).getInt()
                == key.getPrimary().getId();
    }

    private static Aead aead(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    private static boolean startsWithHeader(byte[] bytes) {
        return bytes.length >= HEADER.length && Arrays.equals(bytes, 0, HEADER.length, HEADER, 0, HEADER.length);
    }

    private RuntimeException unknownFormat(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, FORMAT.length()), StandardCharsets.US_ASCII);
        return start.equals(FORMAT)
                ? SecretFailures.unreadable(
                        "The secret store " + file + " was written by a newer version of Penstock",
                        "Use that version.",
                        null)
                : damaged();
    }

    private RuntimeException damaged() {
        return SecretFailures.unreadable(
                "The secret store " + file + " is damaged",
                "Restore it from a backup, or remove it and set the secrets again.",
                null);
    }
}
