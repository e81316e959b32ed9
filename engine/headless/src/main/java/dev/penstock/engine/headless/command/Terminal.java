package dev.penstock.engine.headless.command;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The input and output of a command.
 *
 * @param in standard input
 * @param out standard output, only for results; unbuffered
 * @param err standard error, for everything else
 * @param inIsTerminal whether standard input is a terminal
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 * @param width the width of the terminal in columns; called only if there is one
 * @param password prompts for a hidden text; returns null without a terminal or without input
 * @param environment the environment variables
 */
public record Terminal(
        InputStream in,
        OutputStream out,
        PrintWriter err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Supplier<Integer> width,
        Function<String, char @Nullable []> password,
        Map<String, String> environment) {

    /** The terminal of this process. */
    public static Terminal ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new Terminal(
                System.in,
                // not System.out, because each write to it locks and copies once more
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true),
                isTerminal(0),
                isTerminal(1),
                isTerminal(2),
                () -> TerminalWidth.of(environment),
                Terminal::ask,
                environment);
    }

    /**
     * Whether a file descriptor is a terminal. Java reports it only for all three streams together; some systems report
     * it for each.
     */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again if there is no terminal
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException notLinux) {
            Console console = System.console();
            return console != null && console.isTerminal();
        }
    }

    @SuppressWarnings("SystemConsoleNull")
    private static char @Nullable [] ask(String prompt) {
        Console console = System.console();
        return console == null ? null : console.readPassword("%s", prompt);
    }
}
