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
 * SQLite files for tests, good ones and bad ones, in a temporary folder. Closing it releases locks,
 * lifts protections and deletes the folder. Each method makes a file of its own. Safe for use by
 * several threads.
 */
public final class SqliteFiles implements AutoCloseable {
    private final Path folder;
    private final List<Connection> locks = new ArrayList<>();
    private final List<Path> immutable = new ArrayList<>();
    private final List<Path> sealed = new ArrayList<>();
    private int made;

    private SqliteFiles(Path folder) {
        this.folder = folder;
        Leftovers.remember(this);
    }

    /** An empty folder to make files in. */
    public static SqliteFiles create() {
        return Unchecked.get(
                "make a folder for SQLite", () -> new SqliteFiles(Files.createTempDirectory("penstock-sqlite-")));
    }

    /** A database on which {@code statements} have been run; without any it is empty, but valid. */
    public Path database(String... statements) {
        return database(missing(), statements);
    }

    /** A path where nothing is yet, in a folder that is. */
    public synchronized Path missing() {
        made++;
        return folder.resolve("file-" + made + ".db");
    }

    /** A path that is a folder. */
    public Path directory() {
        return Unchecked.get("make a folder", () -> Files.createDirectory(missing()));
    }

    /** A file of 4 KiB that is something else. */
    public Path notDatabase() {
        return Unchecked.get(
                "write a file",
                () -> Files.write(missing(), "not a database\n".repeat(280).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A database that can be read, not written, by root neither. An ordinary user gets a file and a
     * folder without the right to write; root, whom modes do not stop, a file with the immutable
     * attribute ({@code chattr +i}).
     *
     * @throws IllegalStateException if it is root who asks and the file system, or the container,
     *     does not allow that attribute
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
        Commands.Ended chattr = Commands.run(List.of("chattr", "+i", file.toString()));
        if (chattr.well()) {
            immutable.add(file);
        }
        if (Files.isWritable(file)) {
            throw new IllegalStateException("Root can write to every file here, and chattr +i did not change that ("
                    + chattr.output().strip()
                    + "): run this test as an ordinary user");
        }
    }

    /**
     * Locks a database against readers and writers, as another program would; until the lock is
     * closed, or this is.
     */
    public synchronized AutoCloseable lock(Path database) {
        return Unchecked.get("lock " + database, () -> {
            Connection connection = connect(database);
            locks.add(connection);
            try (var statement = connection.createStatement()) {
                // Without it a database in WAL mode could still be read.
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
            immutable.forEach(file -> Commands.must(List.of("chattr", "-i", file.toString())));
            immutable.clear();
            for (Path own : sealed) {
                Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
            }
            sealed.clear();
        });
        Leftovers.delete(folder);
        Leftovers.forget(this);
    }

    @Override
    public String toString() {
        return "SqliteFiles[" + folder + "]";
    }

    private static Path database(Path file, String... statements) {
        return Unchecked.get("make the SQLite database " + file, () -> {
            try (Connection connection = connect(file);
                    var statement = connection.createStatement()) {
                // SQLite writes a file's header with its first change only.
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
