package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Creates standbys of one server without pg_basebackup, which the embedded binaries lack. The steps are: a replication
 * slot, the start of a backup, a copy of the files, the end of the backup.
 */
final class PostgresReplication {
    /** Folders that a standby needs, but without the primary's files in them. */
    private static final Set<String> LEFT_EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    /** Files that only the primary needs: those of its process, and the settings of ALTER SYSTEM. */
    private static final Set<String> EXCLUDED = Set.of("postmaster.pid", "postmaster.opts", "postgresql.auto.conf");

    private static final String CANNOT_CONNECT_NOW = "57P03";

    private final PostgresProcess server;
    private final List<String> synchronous = new ArrayList<>();

    PostgresReplication(PostgresProcess server) {
        this.server = server;
    }

    /** Copies the data of this server for the start of {@code standby}. */
    void copyTo(Path target, String standby) {
        Unchecked.run("copy " + server + " to " + target, () -> {
            try (Connection connection = server.connect("postgres");
                    var statement = connection.createStatement()) {
                // The slot comes first, because it retains the log since before the backup.
                statement.execute("SELECT pg_create_physical_replication_slot('" + standby + "', true)");
                statement.execute("SELECT pg_backup_start('standby', fast => true)");
                copy(Path.of(server.ask("SHOW data_directory")), target);
                try (var rows =
                        statement.executeQuery("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
                    rows.next();
                    Files.writeString(target.resolve("backup_label"), rows.getString(1));
                }
            }
        });
    }

    /** The settings with which {@code standby} connects to this server. */
    List<String> settingsFor(String standby) {
        String address = "host=%s port=%d user=%s password=%s application_name=%s"
                .formatted(server.host(), server.port(), server.username(), server.password(), standby);
        return List.of(
                PostgresOptions.line("primary_conninfo", address),
                PostgresOptions.line("primary_slot_name", standby),
                // The copied settings may contain a command.
                PostgresOptions.line("restore_command", ""));
    }

    void awaitStreaming(String standby, Replication kind) {
        String state = "FROM pg_stat_replication WHERE application_name = '" + standby + "'";
        Waiting.until(
                standby + " streams",
                Waiting.MAX_WAIT,
                () -> server.ask("SELECT state " + state).equals("streaming"));
        if (kind == Replication.SYNCHRONOUS) {
            synchronous.add(standby);
            server.execute("ALTER SYSTEM SET synchronous_standby_names = '" + String.join(", ", synchronous) + "'");
            server.execute("SELECT pg_reload_conf()");
            Waiting.until(
                    standby + " is synchronous",
                    Waiting.MAX_WAIT,
                    () -> Set.of("sync", "potential").contains(server.ask("SELECT sync_state " + state)));
        }
    }

    void promote() {
        String seconds = Long.toString(Waiting.MAX_WAIT.toSeconds());
        if (!server.ask("SELECT pg_promote(true, " + seconds + ")").equals("t")) {
            throw new IllegalStateException(server + " was not promoted within " + seconds + " s");
        }
    }

    /** Whether the server rejects connections because it is starting up. */
    boolean isStartingUp() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            throw new IllegalStateException(server + " is up: " + connection);
        } catch (SQLException e) {
            if (!CANNOT_CONNECT_NOW.equals(e.getSQLState())) {
                throw e;
            }
            return true;
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectory(
                target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.walkFileTree(source, new Copying(source, target));
    }

    /** Copies a folder during writes. Skips files that are deleted meanwhile, because a standby does not need them. */
    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Path source;
        private final Path target;

        Copying(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(there(folder));
            boolean empty = LEFT_EMPTY.contains(source.relativize(folder).toString());
            return empty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!EXCLUDED.contains(source.relativize(file).toString())) {
                try {
                    Files.copy(file, there(file));
                } catch (NoSuchFileException vanished) {
                    // The server has deleted the file; the replay of its log does the same.
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            boolean vanished = failure instanceof NoSuchFileException;
            return vanished ? FileVisitResult.CONTINUE : super.visitFileFailed(file, failure);
        }

        private Path there(Path path) {
            return target.resolve(source.relativize(path).toString());
        }
    }
}
