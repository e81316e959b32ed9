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
 * The file with the key of secret stores: one for a user, readable by nobody else. Its format is ours, because Tink's
 * own goes through Protocol Buffers, at whose first use a JDK 25 prints warnings to the user.
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

    /** Where the environment says, else among the user's data by the XDG rules. */
    static KeyFile ofUser(Map<String, String> environment) {
        String given = environment.getOrDefault(ENVIRONMENT, "");
        if (!given.isEmpty()) {
            return new KeyFile(Path.of(given));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path home = Path.of(System.getProperty("user.home"), ".local", "share");
        // A relative XDG_DATA_HOME is to be ignored, says the specification.
        Path folder = data.startsWith("/") ? Path.of(data) : home;
        return new KeyFile(folder.resolve("penstock").resolve("secret.key"));
    }

    /** The key; empty if there is none yet. */
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
                    "See that it is a file that this user may read.",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw SecretFailures.unreadable(
                    "The key of the secret store, " + file + ", is damaged",
                    "Put it back from a copy, or take it and the store away and set the secrets again.",
                    null);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The key; a new one if there is none yet. */
    KeysetHandle loadOrMake() {
        return load().orElseGet(() -> new FileLock(file).alone(() -> load().orElseGet(this::make)));
    }

    @AccessesPartialKey
    private KeysetHandle make() {
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
            throw new IllegalStateException("Tink makes no AES-GCM key here", e);
        }
    }

    private static KeysetHandle keyset(AesGcmKey key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).makePrimary())
                .build();
    }

    /** A line with the format, then the key's number and the key. */
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
            throw new IllegalStateException("Tink has no AES-256-GCM here", e);
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
                    "The key of the secret store, " + file + ", can be read by others ("
                            + PosixFilePermissions.toString(
                                    view.readAttributes().permissions()) + ")",
                    "Take their rights away: chmod 600 " + file,
                    null);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
