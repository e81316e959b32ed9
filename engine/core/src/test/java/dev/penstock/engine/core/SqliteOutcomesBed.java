package dev.penstock.engine.core;

import static dev.penstock.connectors.tck.outcomes.Trait.CANCELLABLE;
import static dev.penstock.connectors.tck.outcomes.Trait.SLOW;
import static dev.penstock.connectors.tck.outcomes.Trait.TIMED;
import static dev.penstock.connectors.tck.outcomes.Trait.UNBOUND;

import dev.penstock.connectors.tck.outcomes.Certainty;
import dev.penstock.connectors.tck.outcomes.Effect;
import dev.penstock.connectors.tck.outcomes.Interruption;
import dev.penstock.connectors.tck.outcomes.OutcomeTexts;
import dev.penstock.connectors.tck.outcomes.OutcomesBed;
import dev.penstock.connectors.tck.outcomes.Scene;
import dev.penstock.connectors.testkit.FullDisk;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An engine over a SQLite file on a small disk, which can be full, locked by another connection, or closed. */
final class SqliteOutcomesBed implements OutcomesBed {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final long DISK_BYTES = 64L << 20;
    private static final String ENDLESS = "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            + " WHERE i < 1000000000000) SELECT count(*) FROM n)";

    private static final OutcomeTexts TEXTS = new OutcomeTexts(
            "INSERT INTO outcome (id) SELECT cast(? AS integer) FROM " + ENDLESS + " WHERE 1",
            "SELECT * FROM " + ENDLESS,
            null,
            null,
            null);

    private final @Nullable FullDisk disk;
    private final Path engineFolder;
    private final Connection aside;
    private Penstock engine;
    private boolean locked;
    private boolean closed;

    SqliteOutcomesBed(Path folder) throws IOException, SQLException {
        FullDisk small = FullDisk.ofBytes(DISK_BYTES);
        if (!small.hasOrdinaryPath()) {
            small.close();
            disk = null;
            engineFolder = folder;
        } else {
            disk = small;
            engineFolder = small.folder();
        }
        engine = Engines.sqlite(engineFolder);
        aside = DriverManager.getConnection("jdbc:sqlite:" + engineFolder.resolve("it.db"));
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA busy_timeout = 60000");
        // wide rows, so that a full disk has no room for one
        execute("CREATE TABLE outcome (id integer PRIMARY KEY, filler blob DEFAULT (zeroblob(20000)))");
    }

    @Override
    public Database database() {
        return engine.database("it");
    }

    @Override
    public OutcomeTexts texts() {
        return TEXTS;
    }

    @Override
    public List<Interruption> interruptions() {
        List<Interruption> all = new ArrayList<>(List.of(
                Interruption.of("interrupt at once", Certainty.DECIDED)
                        .meanwhile(scene -> scene.caller().interrupt()),
                Interruption.of("engine closed before", Certainty.DECIDED).armed(_ -> closeEngine()),
                Interruption.of("engine closed at once", Certainty.DECIDED).meanwhile(_ -> closeEngine()),
                Interruption.of("deadline while it runs", Certainty.DECIDED)
                        .needs(SLOW, TIMED)
                        .within(SHORT),
                Interruption.of("cancel while it runs", Certainty.DECIDED)
                        .needs(SLOW, CANCELLABLE)
                        .meanwhile(this::cancelRunning),
                Interruption.of("interrupt while it runs, then cancel", Certainty.DECIDED)
                        .needs(SLOW, CANCELLABLE)
                        .meanwhile(scene -> {
                            awaitRunning();
                            scene.caller().interrupt();
                            scene.canceller().cancel();
                        }),
                Interruption.of("engine closed while it runs", Certainty.DECIDED)
                        .needs(SLOW)
                        .meanwhile(_ -> {
                            awaitRunning();
                            closeEngine();
                        }),
                locked("locked, deadline").needs(TIMED, UNBOUND).within(SHORT),
                locked("locked, cancel").needs(CANCELLABLE, UNBOUND).meanwhile(this::cancelRunning),
                locked("locked for a while").needs(UNBOUND).meanwhile(_ -> {
                    awaitRunning();
                    unlock();
                })));
        if (disk != null) {
            all.add(Interruption.of("disk full", Certainty.DECIDED).armed(_ -> disk.fill()));
        }
        return all;
    }

    private Interruption locked(String name) {
        return Interruption.of(name, Certainty.DECIDED)
                .effects(Effect.AUTOCOMMIT, Effect.READ)
                .armed(_ -> {
                    execute("BEGIN IMMEDIATE");
                    locked = true;
                });
    }

    private void unlock() throws SQLException {
        if (locked) {
            locked = false;
            execute("ROLLBACK");
        }
    }

    private void closeEngine() {
        closed = true;
        engine.close();
    }

    private void cancelRunning(Scene scene) throws Exception {
        awaitRunning();
        scene.canceller().cancel();
    }

    /** A read that is not slow may have ended already. */
    private void awaitRunning() {
        Database database = database();
        long until = System.nanoTime() + Duration.ofMillis(500).toNanos();
        while (database.checkouts().isEmpty() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Override
    public long bytesToServer() {
        return 0;
    }

    @Override
    public long bytesFromServer() {
        return 0;
    }

    @Override
    public void renew() {
        database().one("SELECT 1");
        try {
            // an empty log needs space for the next write
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void heal() {
        try {
            Files.deleteIfExists(engineFolder.resolve("filling"));
            unlock();
            if (closed) {
                closed = false;
                engine = Engines.sqlite(engineFolder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Set<Integer> present(int first, int count) {
        Set<Integer> found = new HashSet<>();
        try (Statement statement = aside.createStatement()) {
            // no other connection writes while this one holds the lock
            statement.execute("BEGIN IMMEDIATE");
            try (ResultSet rows = statement.executeQuery(
                    "SELECT id FROM outcome WHERE id BETWEEN " + first + " AND " + (first + count - 1))) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
            statement.execute("DELETE FROM outcome");
            statement.execute("COMMIT");
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = aside.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        engine.close();
        try {
            aside.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        if (disk != null) {
            disk.close();
        }
    }
}
