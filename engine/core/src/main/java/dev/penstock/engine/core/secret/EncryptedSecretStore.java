package dev.penstock.engine.core.secret;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.core.files.FileLock;
import dev.penstock.engine.core.text.Nearest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Stores secrets in {@code .penstock/secrets} beside a workspace file, encrypted with AES-256-GCM. The key is in the
 * user's data folder, so that the workspace's folder can be copied and shared without it. Every call reads the file
 * again, so that it sees the changes of other processes.
 */
public final class EncryptedSecretStore implements SecretStore {
    private static final int MAX_VALUE_LENGTH = 64 << 10;
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final SecretsFile file;
    private final FileLock lock;
    private final ExternalSecrets external;

    private EncryptedSecretStore(Path workspaceFile, KeyFile keyFile, Map<String, String> environment) {
        Path absolute = workspaceFile.toAbsolutePath().normalize();
        this.file = new SecretsFile(absolute.resolveSibling(".penstock").resolve("secrets"), keyFile);
        this.lock = new FileLock(file.path());
        this.external = new ExternalSecrets(absolute.resolveSibling(""), environment);
    }

    /**
     * Opens the store beside a workspace file with the key of this user: {@code penstock/secret.key} in {@code
     * $XDG_DATA_HOME} or {@code ~/.local/share}, or the file in {@code PENSTOCK_SECRET_KEY_FILE}.
     */
    public static EncryptedSecretStore beside(Path workspaceFile) {
        return new EncryptedSecretStore(workspaceFile, KeyFile.ofUser(System.getenv()), System.getenv());
    }

    /**
     * Opens the store beside a workspace file with the given key file and environment variables.
     *
     * @param keyFile the key file; the first secret creates it if it is missing
     */
    public static EncryptedSecretStore beside(Path workspaceFile, Path keyFile, Map<String, String> environment) {
        return new EncryptedSecretStore(workspaceFile, new KeyFile(keyFile), Map.copyOf(environment));
    }

    @Override
    public Secret resolve(SecretRef reference) {
        return switch (reference.scheme()) {
            case "secret" -> stored(reference);
            case "env" -> external.variable(reference);
            case "file" -> external.file(reference);
            case "vault" ->
                throw SecretFailures.failure(
                        ErrorCode.NOT_YET,
                        "This version cannot resolve " + reference + ": it does not support vaults yet",
                        "Use ${secret:name}, ${env:NAME} or ${file:path}.",
                        null);
            default ->
                throw SecretFailures.missing(
                        "The kind of the reference " + reference + " is unknown",
                        "Write ${secret:name}, ${env:NAME} or ${file:path}.");
        };
    }

    @Override
    public List<Entry> list() {
        try (DecryptedSecrets contents = file.read()) {
            return contents.names().entrySet().stream()
                    .map(secret -> new Entry(secret.getKey(), secret.getValue()))
                    .toList();
        }
    }

    @Override
    public void set(String name, Secret value) {
        checkName(name);
        byte[] bytes = bytes(name, value);
        lock.alone(() -> {
            try (DecryptedSecrets contents = file.read()) {
                contents.put(name, Instant.now().truncatedTo(ChronoUnit.MILLIS), bytes);
                file.write(contents);
                return true;
            }
        });
    }

    @Override
    public boolean remove(String name) {
        return lock.alone(() -> {
            try (DecryptedSecrets contents = file.read()) {
                boolean removed = contents.remove(name);
                if (removed) {
                    file.write(contents);
                }
                return removed;
            }
        });
    }

    private Secret stored(SecretRef reference) {
        String name = reference.path();
        try (DecryptedSecrets contents = file.read()) {
            if (!contents.names().containsKey(name)) {
                String nearest = Nearest.to(name, contents.names().keySet())
                        .map(near -> "The most similar name is '" + near + "'. ")
                        .orElse("");
                throw SecretFailures.missing(
                        "The secret store " + file.path() + " has no secret " + reference,
                        nearest + "Store it with: penstock secret set " + name);
            }
            return ExternalSecrets.secret(contents.value(name), reference);
        }
    }

    private static void checkName(String name) {
        if (!SecretNames.valid(name)) {
            throw SecretFailures.failure(
                    ErrorCode.SECRET_NAME, "A secret cannot have the name '" + name + "'", SecretNames.RULE, null);
        }
    }

    /** The value in UTF-8. The caller wipes it. */
    private static byte[] bytes(String name, Secret value) {
        byte[][] bytes = new byte[1][];
        value.use(chars -> {
            if (chars.length == 0 || chars.length > MAX_VALUE_LENGTH) {
                throw invalid(name, "has " + chars.length + " characters");
            }
            ByteBuffer encoded = ByteBuffer.allocate(chars.length * MAX_BYTES_PER_CHAR);
            if (StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(chars), encoded, true)
                    .isError()) {
                Arrays.fill(encoded.array(), (byte) 0);
                throw invalid(name, "has an unpaired surrogate");
            }
            bytes[0] = Arrays.copyOf(encoded.array(), encoded.position());
            Arrays.fill(encoded.array(), (byte) 0);
        });
        return bytes[0];
    }

    private static SecretException invalid(String name, String what) {
        return SecretFailures.failure(
                ErrorCode.SECRET_VALUE,
                "The value of the secret '" + name + "' " + what,
                "Set a text of 1 to " + MAX_VALUE_LENGTH + " characters.",
                null);
    }
}
