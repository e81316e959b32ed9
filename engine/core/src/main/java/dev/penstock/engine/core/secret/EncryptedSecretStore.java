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
 * Keeps secrets in {@code .penstock/secrets} beside a workspace file, encrypted with AES-256-GCM. Its key lies among
 * the user's own data, so that the workspace's folder can be copied and shared without it. Every call reads the file
 * anew: what another process has set is seen.
 */
public final class EncryptedSecretStore implements SecretStore {
    private static final int LONGEST_VALUE = 64 << 10;
    private static final int MOST_BYTES_A_CHAR = 3;

    private final SecretsFile file;
    private final FileLock lock;
    private final Outside outside;

    private EncryptedSecretStore(Path workspaceFile, KeyFile keyFile, Map<String, String> environment) {
        Path absolute = workspaceFile.toAbsolutePath().normalize();
        this.file = new SecretsFile(absolute.resolveSibling(".penstock").resolve("secrets"), keyFile);
        this.lock = new FileLock(file.path());
        this.outside = new Outside(absolute.resolveSibling(""), environment);
    }

    /**
     * The store beside a workspace file, with the key of this user: {@code penstock/secret.key} in
     * {@code $XDG_DATA_HOME} or {@code ~/.local/share}, or the file that {@code PENSTOCK_SECRET_KEY_FILE} names.
     */
    public static EncryptedSecretStore beside(Path workspaceFile) {
        return new EncryptedSecretStore(workspaceFile, KeyFile.ofUser(System.getenv()), System.getenv());
    }

    /**
     * The store beside a workspace file, with another key and other environment variables than the process has.
     *
     * @param keyFile is made with the first secret if it is not there
     */
    public static EncryptedSecretStore beside(Path workspaceFile, Path keyFile, Map<String, String> environment) {
        return new EncryptedSecretStore(workspaceFile, new KeyFile(keyFile), Map.copyOf(environment));
    }

    @Override
    public Secret resolve(SecretRef reference) {
        return switch (reference.scheme()) {
            case "secret" -> kept(reference);
            case "env" -> outside.variable(reference);
            case "file" -> outside.file(reference);
            case "vault" ->
                throw SecretFailures.failure(
                        ErrorCode.NOT_YET,
                        "This version does not read a vault yet, so nobody can tell " + reference,
                        "Use ${secret:name}, ${env:NAME} or ${file:path}.",
                        null);
            default ->
                throw SecretFailures.missing(
                        "There are no references of the kind of " + reference,
                        "Write ${secret:name}, ${env:NAME} or ${file:path}.");
        };
    }

    @Override
    public List<Entry> list() {
        try (Contents contents = file.read()) {
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
            try (Contents contents = file.read()) {
                contents.put(name, Instant.now().truncatedTo(ChronoUnit.MILLIS), bytes);
                file.write(contents);
                return true;
            }
        });
    }

    @Override
    public boolean remove(String name) {
        return lock.alone(() -> {
            try (Contents contents = file.read()) {
                boolean removed = contents.remove(name);
                if (removed) {
                    file.write(contents);
                }
                return removed;
            }
        });
    }

    private Secret kept(SecretRef reference) {
        String name = reference.path();
        try (Contents contents = file.read()) {
            if (!contents.names().containsKey(name)) {
                String nearest = Nearest.to(name, contents.names().keySet())
                        .map(near -> "The nearest name there is '" + near + "'. ")
                        .orElse("");
                throw SecretFailures.missing(
                        "The secret store " + file.path() + " has no secret " + reference,
                        nearest + "Keep one under this name with: penstock secret set " + name);
            }
            return Outside.secret(contents.value(name), reference);
        }
    }

    private static void checkName(String name) {
        if (!SecretNames.valid(name)) {
            throw SecretFailures.failure(
                    ErrorCode.SECRET_NAME, "A secret cannot have the name '" + name + "'", SecretNames.RULE, null);
        }
    }

    /** The value in UTF-8; the caller wipes it. */
    private static byte[] bytes(String name, Secret value) {
        byte[][] bytes = new byte[1][];
        value.use(chars -> {
            if (chars.length == 0 || chars.length > LONGEST_VALUE) {
                throw unfit(name, "has " + chars.length + " characters");
            }
            ByteBuffer encoded = ByteBuffer.allocate(chars.length * MOST_BYTES_A_CHAR);
            if (StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(chars), encoded, true)
                    .isError()) {
                Arrays.fill(encoded.array(), (byte) 0);
                throw unfit(name, "has half a character in it");
            }
            bytes[0] = Arrays.copyOf(encoded.array(), encoded.position());
            Arrays.fill(encoded.array(), (byte) 0);
        });
        return bytes[0];
    }

    private static SecretException unfit(String name, String what) {
        return SecretFailures.failure(
                ErrorCode.SECRET_VALUE,
                "The value for the secret '" + name + "' " + what,
                "Give it a text of 1 to " + LONGEST_VALUE + " characters.",
                null);
    }
}
