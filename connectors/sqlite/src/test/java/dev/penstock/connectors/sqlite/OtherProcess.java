package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Java of its own that uses a file, as any other program would. */
final class OtherProcess implements AutoCloseable {
    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Holds the file's lock against everybody until it is closed. */
    static OtherProcess locking(Path file) throws IOException {
        OtherProcess locking = start(List.of(), "lock", file);
        String said = locking.process.inputReader().readLine();
        if (!"locked".equals(said)) {
            throw new IllegalStateException("The other process could not lock " + file + ": " + said);
        }
        return locking;
    }

    /** What a lease fails with, code and message, in a process that has no more rights than the file's modes give. */
    static String failureWithoutPrivileges(Path file) throws IOException {
        // in a user namespace of its own root has no rights over files beyond their modes
        List<String> before = "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user") : List.of();
        try (OtherProcess other = start(before, "lease", file)) {
            return String.valueOf(other.process.inputReader().readLine());
        }
    }

    private static OtherProcess start(List<String> before, String what, Path file) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                what,
                file.toString()));
        return new OtherProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** That process. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals("lock")) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                statement.execute("BEGIN EXCLUSIVE");
                System.out.println("locked");
                System.in.read();
            }
            return;
        }
        try (var pool = Targets.open(file);
                var lease = pool.lease(Deadline.after(Duration.ofSeconds(20)))) {
            System.out.println("it could: " + lease);
        } catch (PenstockException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
