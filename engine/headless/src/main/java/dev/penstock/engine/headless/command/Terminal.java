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
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out standard output, for results alone; unbuffered
 * @param err standard error, for everything else
 * @param inIsTerminal whether somebody types
 * @param outIsTerminal whether somebody reads the results as they come
 * @param errIsTerminal whether somebody reads the rest
 * @param width columns of the terminal; asked for only where there is one
 * @param password asks for a text that is not shown; null if there is nobody to ask or nothing was given
 * @param environment variables
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

    /** The process's own. */
    public static Terminal ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new Terminal(
                System.in,
                // not System.out: it locks and copies once more at each write
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

    /** Java tells of all three at once only; where the system shows what each of them is, that is better. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again where there is no terminal
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
