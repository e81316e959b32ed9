package dev.penstock.connectors.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL's built-in functions that change nothing, read when the first text calls a function. */
final class PureFunctions {
    private static final Set<String> NAMES = read();

    private PureFunctions() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }

    static Set<String> names() {
        return NAMES;
    }

    private static Set<String> read() {
        try (InputStream in = PureFunctions.class.getResourceAsStream("pure-functions.txt")) {
            if (in == null) {
                throw new IllegalStateException("pure-functions.txt is missing in the jar of the PostgreSQL connector");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
