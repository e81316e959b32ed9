package dev.penstock.app.ui.query;

import dev.penstock.app.ui.fake.FakeContext;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.SqlStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs statements over the real engine and SQLite; the test's thread stands for the FX thread and does what comes. */
final class StatementBench implements AutoCloseable, StatementRun.Watcher {
    final Penstock penstock;
    final Database music;
    final List<String> told = new ArrayList<>();
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final ViewContext context;
    private final List<Spool> spools = new ArrayList<>();
    final TabSession session;
    private @Nullable Failure failure;

    StatementBench(Path folder) throws Exception {
        Path workspace = Files.writeString(
                folder.resolve("penstock.yaml"), "databases:\n  music: {engine: sqlite, file: music.db}\n");
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(
                    files.database(
                            "create table album (album_id integer primary key, title text)",
                            "insert into album values (1, 'Blue'), (2, 'Hejira')"),
                    folder.resolve("music.db"));
        }
        penstock = Penstock.open(workspace);
        music = penstock.database("music");
        ManualTime time = new ManualTime(Instant.parse("2026-03-01T12:00:00Z"));
        Background background = Background.onVirtualThreads(fx::add);
        context = FakeContext.of(penstock, background, fx::add, time, folder.resolve("home"))
                .make();
        session = new TabSession(background, found -> told.add("session: " + found.summary()));
    }

    /** Starts a run that tells the bench. */
    StatementRun start(String text) {
        StatementRun run = new StatementRun(context, session, this);
        run.start(music, SqlStatement.of(text));
        return run;
    }

    /** Does the next thing that comes to the FX thread. */
    void step() throws InterruptedException {
        Objects.requireNonNull(fx.poll(30, TimeUnit.SECONDS), "nothing came to the FX thread")
                .run();
    }

    /** Does what comes until something is so. */
    void until(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("In vain until " + what + "; told: " + told);
            }
            Runnable next = fx.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
        }
    }

    /** Waits until no lease is out any more. */
    void untilGivenBack() throws InterruptedException {
        until("all leases are back", () -> music.pools().stream().allMatch(pool -> pool.active() == 0));
    }

    /** The spool that was told of first. */
    Spool spool() {
        return spools.getFirst();
    }

    /** Why the run failed. */
    Failure failure() {
        return Objects.requireNonNull(failure);
    }

    @Override
    public void rows(Spool spool) {
        spools.add(spool);
        told.add("rows");
    }

    @Override
    public void count(long rows) {
        told.add("count " + rows);
    }

    @Override
    public void ended(@Nullable Failure why) {
        failure = why;
        told.add(why == null ? "ended" : "failed");
    }

    @Override
    public void close() {
        spools.forEach(Spool::close);
        penstock.close();
    }
}
