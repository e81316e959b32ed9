package dev.penstock.connectors.testkit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Valid and invalid SQLite files for tests, in a temporary folder. Each method creates a new file. {@link #close}
 * releases locks, removes write protections and deletes the folder. Thread-safe.
 */
public final class SqliteFiles implements AutoCloseable {
    private final Path folder;
    private final List<Connection> locks = new ArrayList<>();
    private final List<Path> immutable = new ArrayList<>();
    private final List<Path> sealed = new ArrayList<>();
    private int made;

    private SqliteFiles(Path folder) {
        this.folder = folder;
        TestCleanup.remember(this);
    }

    /** Creates an empty folder for the files. */
    public static SqliteFiles create() {
        return Unchecked.get(
                "create a folder for SQLite", () -> new SqliteFiles(Files.createTempDirectory("penstock-sqlite-")));
    }

    /** Creates a database and runs {@code statements} on it. Without statements it is empty but valid. */
    public Path database(String... statements) {
        return database(missing(), statements);
    }

    /** The path of a missing file in an existing folder. */
    public synchronized Path missing() {
        made++;
        return folder.resolve("file-" + made + ".db");
    }

    /** Creates a folder and returns its path. */
    public Path directory() {
        return Unchecked.get("create a folder", () -> Files.createDirectory(missing()));
    }

    /** Creates a file of 4 KiB that is not a database. */
    public Path notDatabase() {
        return Unchecked.get(
                "write a file",
                () -> Files.write(missing(), "not a database\n".repeat(280).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Creates a read-only database, even for root. For an ordinary user the file and the folder have no write
     * permission. For root, who ignores permissions, the file has the immutable attribute ({@code chattr +i}).
     *
     * @throws IllegalStateException if the user is root and the file system or the container does not support that
     *     attribute
     */
    public synchronized Path readOnly(String... statements) {
        Path own = directory();
        Path file = database(own.resolve("read-only.db"), statements);
        Unchecked.run("protect " + file, () -> {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("r-xr-xr-x"));
            sealed.add(own);
        });
        if (Files.isWritable(file)) {
            protectFromRoot(file);
        }
        return file;
    }

    private void protectFromRoot(Path file) {
        ProcessRunner.Completed chattr = ProcessRunner.run(List.of("chattr", "+i", file.toString()));
        if (chattr.well()) {
            immutable.add(file);
        }
        if (Files.isWritable(file)) {
            throw new IllegalStateException("The user root can write to every file, and chattr +i failed ("
                    + chattr.output().strip()
                    + "). Run this test as an ordinary user");
        }
    }

    /** Locks a database against readers and writers, like another program, until the lock or this object is closed. */
    public synchronized AutoCloseable lock(Path database) {
        return Unchecked.get("lock " + database, () -> {
            Connection connection = connect(database);
            locks.add(connection);
            try (var statement = connection.createStatement()) {
                // Otherwise a database in WAL mode could still be read.
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                statement.execute("BEGIN EXCLUSIVE");
            }
            return connection;
        });
    }

    @Override
    public synchronized void close() {
        Unchecked.run("release the locks and protections in " + folder, () -> {
            for (Connection lock : locks) {
                lock.close();
            }
            immutable.forEach(file -> ProcessRunner.must(List.of("chattr", "-i", file.toString())));
            immutable.clear();
            for (Path own : sealed) {
                Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
            }
            sealed.clear();
        });
        TestCleanup.delete(folder);
        TestCleanup.forget(this);
    }

    @Override
    public String toString() {
        return "SqliteFiles[" + folder + "]";
    }

    private static Path database(Path file, String... statements) {
        return Unchecked.get("create the SQLite database " + file, () -> {
            try (Connection connection = connect(file);
                    var statement = connection.createStatement()) {
                // SQLite writes the header of a file only with its first change.
                statement.execute("PRAGMA user_version = 1");
                for (String sql : statements) {
                    statement.execute(sql);
                }
                return file;
            }
        });
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
