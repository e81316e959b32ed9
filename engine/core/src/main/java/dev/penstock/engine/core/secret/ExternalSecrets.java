package dev.penstock.engine.core.secret;

import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Secrets outside the store: environment variables and files.
 *
 * @param folder the folder in which relative paths start
 * @param environment the environment variables
 */
record ExternalSecrets(Path folder, Map<String, String> environment) {
    private static final int MAX_FILE_BYTES = 64 << 10;

    Secret variable(SecretRef reference) {
        String value = environment.get(reference.path());
        if (value == null) {
            throw SecretFailures.missing(
                    "There is no environment variable for " + reference,
                    "Set " + reference.path() + " in the environment of Penstock.");
        }
        return Secret.of(value);
    }

    Secret file(SecretRef reference) {
        String written = reference.key() == null ? reference.path() : reference.path() + "#" + reference.key();
        byte[] bytes = new byte[0];
        try {
            Path file = folder.resolve(written);
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw SecretFailures.missing(
                        "The file for " + reference + " has more than " + MAX_FILE_BYTES + " bytes",
                        "Use a file that has only the secret.");
            }
            bytes = Files.readAllBytes(file);
            return secret(withoutLineEnd(bytes), reference);
        } catch (NoSuchFileException e) {
            throw SecretFailures.missing(
                    "There is no file for " + reference + ": " + folder.resolve(written),
                    "Create it with the secret as its only line. A relative path starts in the workspace's folder.");
        } catch (IOException | InvalidPathException e) {
            throw SecretFailures.unreadable(
                    "The file for " + reference + " cannot be read",
                    "Check that it is a file and that this user has read permission.",
                    e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] withoutLineEnd(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
            if (end > 0 && bytes[end - 1] == '\r') {
                end--;
            }
        }
        byte[] line = Arrays.copyOf(bytes, end);
        Arrays.fill(bytes, (byte) 0);
        return line;
    }

    /** Decodes a value in UTF-8 to a secret and wipes the bytes. */
    static Secret secret(byte[] utf8, SecretRef reference) {
        CharBuffer chars = CharBuffer.allocate(0);
        try {
            chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return Secret.of(chars);
        } catch (CharacterCodingException e) {
            throw SecretFailures.unreadable(
                    "The value of " + reference + " is not UTF-8 text", "Save it as UTF-8.", null);
        } finally {
            Arrays.fill(utf8, (byte) 0);
            if (chars.hasArray()) {
                Arrays.fill(chars.array(), '\0');
            }
        }
    }
}
