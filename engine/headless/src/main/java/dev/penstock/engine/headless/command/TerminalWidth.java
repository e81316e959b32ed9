package dev.penstock.engine.headless.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The width of a terminal in columns: from {@code COLUMNS}, otherwise from {@code stty}, otherwise 80. */
final class TerminalWidth {
    static final int USUAL = 80;
    private static final int NARROWEST = 20;
    private static final int PATIENCE_SECONDS = 1;

    private TerminalWidth() {}

    static int of(Map<String, String> environment) {
        int given = number(environment.getOrDefault("COLUMNS", ""));
        return given > 0 ? Math.max(NARROWEST, given) : cancelRequested(new File("/dev/tty"), "stty", "size");
    }

    /** The second number in the output of a command that has the terminal as its input. */
    static int cancelRequested(File terminal, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(terminal)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            int columns = ended && size.length == 2 ? number(size[1]) : 0;
            return columns > 0 ? Math.max(NARROWEST, columns) : USUAL;
        } catch (IOException noTerminalOrNoCommand) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notOne) {
            return 0;
        }
    }
}
