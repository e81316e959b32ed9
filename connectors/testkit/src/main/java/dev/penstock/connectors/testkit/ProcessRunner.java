package dev.penstock.connectors.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs short programs to their end. */
final class ProcessRunner {
    private static final long MAX_SECONDS = 120;

    private ProcessRunner() {}

    /** The exit status and the output of a program. */
    record Completed(int status, String output) {
        boolean well() {
            return status == 0;
        }
    }

    /** Runs {@code command} in English and returns its result. */
    static Completed run(List<String> command) {
        return Unchecked.get("run " + command, () -> {
            // A file instead of a pipe, because a background program would keep a pipe open.
            Path output = Files.createTempFile("penstock-command-", ".txt");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile());
                builder.environment().put("LC_ALL", "C");
                Process process = builder.start();
                if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " did not end within " + MAX_SECONDS + " s");
                }
                return new Completed(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        });
    }

    /** Runs {@code command}, which must succeed. */
    static void must(List<String> command) {
        Completed ended = run(command);
        if (!ended.well()) {
            throw new IllegalStateException(command + " ended with status " + ended.status() + ": "
                    + ended.output().strip());
        }
    }
}
