package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.spi.Desktop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the program in this JVM with a temporary folder, a given input and a captured output. */
final class Cli {
    private final Path folder;
    private final Deque<String> passwords = new ArrayDeque<>();
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private boolean inIsTerminal;
    private boolean outIsTerminal;
    private boolean errIsTerminal;
    private int width = 80;
    private @Nullable OutputStream out;
    private @Nullable Supplier<Optional<Desktop>> desktop;

    private Cli(Path folder) {
        this.folder = folder;
    }

    /** The result of a run. */
    record Ran(int status, String out, String err) {}

    static Cli in(Path folder) {
        return new Cli(folder);
    }

    /** Writes the workspace file. */
    Cli workspace(String yaml) {
        try {
            Files.writeString(workspaceFile(), yaml);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path workspaceFile() {
        return folder.resolve("penstock.yaml");
    }

    /** Sets standard input. */
    Cli input(String text) {
        input = text;
        return this;
    }

    /** Sets the answers to hidden prompts, in order; later prompts get none. */
    Cli types(String... texts) {
        inIsTerminal = true;
        passwords.addAll(Arrays.asList(texts));
        return this;
    }

    Cli inTerminal() {
        inIsTerminal = true;
        return this;
    }

    Cli outTerminal(int columns) {
        outIsTerminal = true;
        width = columns;
        return this;
    }

    Cli errTerminal() {
        errIsTerminal = true;
        return this;
    }

    Cli variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Cli out(OutputStream stream) {
        out = stream;
        return this;
    }

    Cli desktop(Supplier<Optional<Desktop>> installed) {
        desktop = installed;
        return this;
    }

    /** Runs the program with the workspace file of the folder. */
    Ran run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("-c");
        all.add(workspaceFile().toString());
        return runBare(all.toArray(String[]::new));
    }

    /** Runs the program with exactly these arguments. */
    Ran runBare(String... args) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Root root = root(new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out == null ? kept : out,
                new PrintWriter(err),
                inIsTerminal,
                outIsTerminal,
                errIsTerminal,
                () -> width,
                prompt -> passwords.isEmpty() ? null : passwords.remove().toCharArray(),
                environment));
        int status = Program.run(args, root);
        return new Ran(status, kept.toString(StandardCharsets.UTF_8), err.toString());
    }

    private Root root(Terminal terminal) {
        return desktop == null ? new Root(terminal) : new Root(terminal, desktop);
    }
}
