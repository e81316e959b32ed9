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
 * Secrets that others keep: environment variables and files.
 *
 * @param folder where relative paths begin
 * @param environment the variables
 */
record Outside(Path folder, Map<String, String> environment) {
    private static final int LARGEST_FILE = 64 << 10;

    Secret variable(SecretRef reference) {
        String value = environment.get(reference.path());
        if (value == null) {
            throw SecretFailures.missing(
                    "There is no environment variable for " + reference,
                    "Set " + reference.path() + " in the environment that Penstock is started in.");
        }
        return Secret.of(value);
    }

    Secret file(SecretRef reference) {
        String written = reference.key() == null ? reference.path() : reference.path() + "#" + reference.key();
        byte[] bytes = new byte[0];
        try {
            Path file = folder.resolve(written);
            if (Files.size(file) > LARGEST_FILE) {
                throw SecretFailures.missing(
                        "The file for " + reference + " has more than " + LARGEST_FILE + " bytes",
                        "Name the file that holds the secret alone.");
            }
            bytes = Files.readAllBytes(file);
            return secret(withoutLineEnd(bytes), reference);
        } catch (NoSuchFileException e) {
            throw SecretFailures.missing(
                    "There is no file for " + reference + ": " + folder.resolve(written),
                    "Make it, with the secret as its only line; a relative path begins at the workspace's folder.");
        } catch (IOException | InvalidPathException e) {
            throw SecretFailures.unreadable(
                    "The file for " + reference + " cannot be read",
                    "See that it is a file that this user may read.",
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

    /** A value in UTF-8 as a secret; wipes the bytes. */
    static Secret secret(byte[] utf8, SecretRef reference) {
        CharBuffer chars = CharBuffer.allocate(0);
        try {
            chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return Secret.of(chars);
        } catch (CharacterCodingException e) {
            throw SecretFailures.unreadable(
                    "The value for " + reference + " is not UTF-8 text", "Save it in the encoding UTF-8.", null);
        } finally {
            Arrays.fill(utf8, (byte) 0);
            if (chars.hasArray()) {
                Arrays.fill(chars.array(), '\0');
            }
        }
    }
}
