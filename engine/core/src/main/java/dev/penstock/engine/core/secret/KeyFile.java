package dev.penstock.engine.core.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import dev.penstock.engine.core.files.AtomicFile;
import dev.penstock.engine.core.files.FileLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file with the key of the secret stores: one per user, readable only for that user. The format is our own, because
 * Tink's format needs Protocol Buffers, whose first use on a JDK 25 prints warnings to the user.
 */
final class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int ENCODED_KEY_BYTES = 44;
    private static final AesGcmParameters AES_256_GCM = parameters();
    private static final String FORMAT = "penstock-key 1\n";
    private static final String ENVIRONMENT = "PENSTOCK_SECRET_KEY_FILE";
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private final Path file;

    KeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** The file in the environment variable; without one, the file in the user's data folder by the XDG rules. */
    static KeyFile ofUser(Map<String, String> environment) {
        String given = environment.getOrDefault(ENVIRONMENT, "");
        if (!given.isEmpty()) {
            return new KeyFile(Path.of(given));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path home = Path.of(System.getProperty("user.home"), ".local", "share");
        // The specification says that a relative XDG_DATA_HOME must be ignored.
        Path folder = data.startsWith("/") ? Path.of(data) : home;
        return new KeyFile(folder.resolve("penstock").resolve("secret.key"));
    }

    /** The key; empty if none exists yet. */
    Optional<KeysetHandle> load() {
        byte[] bytes = new byte[0];
        try {
            checkPrivate();
            bytes = Files.readAllBytes(file);
            return Optional.of(keyset(decode(bytes)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw SecretFailures.unreadable(
                    "The key of the secret store, " + file + ", cannot be read",
                    "Check that it is a file and that this user has read permission.",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw SecretFailures.unreadable(
                    "The key of the secret store, " + file + ", is damaged",
                    "Restore it from a backup, or remove it and the store and set the secrets again.",
                    null);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The key. Creates one if none exists yet. */
    KeysetHandle loadOrCreate() {
        return load().orElseGet(() -> new FileLock(file).alone(() -> load().orElseGet(this::create)));
    }

    @AccessesPartialKey
    private KeysetHandle create() {
        try {
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(AES_256_GCM)
                    .setIdRequirement(new SecureRandom().nextInt(1, Integer.MAX_VALUE))
                    .setKeyBytes(SecretBytes.randomBytes(KEY_BYTES))
                    .build();
            byte[] bytes = encode(key);
            AtomicFile.replacePrivate(file, bytes);
            Arrays.fill(bytes, (byte) 0);
            return keyset(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot create an AES-GCM key", e);
        }
    }

    private static KeysetHandle keyset(AesGcmKey key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).makePrimary())
                .build();
    }

    /** A line with the format, then the key's id and the key. */
    @AccessesPartialKey
    private static byte[] encode(AesGcmKey key) {
        byte[] secret = key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        byte[] text = Base64.getEncoder().encode(secret);
        byte[] start = (FORMAT + key.getIdRequirementOrNull() + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = ByteBuffer.allocate(start.length + text.length + 1)
                .put(start)
                .put(text)
                .put((byte) '\n')
                .array();
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(text, (byte) 0);
        return bytes;
    }

    @AccessesPartialKey
    private static AesGcmKey decode(byte[] bytes) throws GeneralSecurityException {
        int blank = bytes.length - ENCODED_KEY_BYTES - 2;
        if (blank <= FORMAT.length() || bytes[blank] != ' ' || bytes[bytes.length - 1] != '\n') {
            throw new GeneralSecurityException("not a key");
        }
        String start = new String(bytes, 0, blank, StandardCharsets.US_ASCII);
        if (!start.startsWith(FORMAT)) {
            throw new GeneralSecurityException("not a key");
        }
        byte[] text = Arrays.copyOfRange(bytes, blank + 1, bytes.length - 1);
        byte[] secret = Base64.getDecoder().decode(text);
        try {
            return AesGcmKey.builder()
                    .setParameters(AES_256_GCM)
                    .setIdRequirement(Integer.valueOf(start.substring(FORMAT.length())))
                    .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
                    .build();
        } finally {
            Arrays.fill(text, (byte) 0);
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not support AES-256-GCM", e);
        }
    }

    private void checkPrivate() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(view.readAttributes().permissions());
        others.removeAll(OWNERS);
        if (!others.isEmpty()) {
            throw SecretFailures.unreadable(
                    "The key of the secret store, " + file + ", is readable for other users ("
                            + PosixFilePermissions.toString(
                                    view.readAttributes().permissions()) + ")",
                    "Remove their permission: chmod 600 " + file,
                    null);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
