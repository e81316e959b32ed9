package dev.penstock.connectors.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short programs that are run to their end. */
final class Commands {
    private static final long LONGEST_SECONDS = 120;

    private Commands() {}

    /** What a program ended with, and all it said. */
    record Ended(int status, String output) {
        boolean well() {
            return status == 0;
        }
    }

    /** Runs {@code command} and returns what it came to; its language is English. */
    static Ended run(List<String> command) {
        return Unchecked.get("run " + command, () -> {
            // A file and not a pipe, which a program that stays in the background would keep open.
            Path output = Files.createTempFile("penstock-command-", ".txt");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile());
                builder.environment().put("LC_ALL", "C");
                Process process = builder.start();
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("It did not end within " + LONGEST_SECONDS + " s: " + command);
                }
                return new Ended(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        });
    }

    /** Like {@link #run}, for a program that must succeed. */
    static void must(List<String> command) {
        Ended ended = run(command);
        if (!ended.well()) {
            throw new IllegalStateException(command + " ended with status " + ended.status() + ": "
                    + ended.output().strip());
        }
    }
}
