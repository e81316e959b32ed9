package dev.penstock.engine.core.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIndexOutOfBoundsException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.FullDisk;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.core.AllTypes;
import dev.penstock.engine.core.RealEngine;
import dev.penstock.engine.core.task.LongWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolIT {
    private static final String SLOW = "select i, pg_sleep(0.002)::text from generate_series(1, 10000000) as i";

    private static TestDatabase postgres;

    @TempDir
    Path folder;

    private RealEngine engine;

    @BeforeAll
    static void makeDatabase() {
        postgres = PostgresServer.shared().createDatabase();
    }

    @AfterAll
    static void dropDatabase() {
        postgres.close();
    }

    @BeforeEach
    void open() {
        engine = RealEngine.postgresql(folder, postgres);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void read_everyTypeOfPostgresql_isAsTheServerGaveIt() {
        compare(engine, AllTypes.POSTGRESQL, 2);
    }

    @Test
    void read_everyTypeOfSqlite_isAsTheServerGaveIt() {
        try (SqliteFiles files = SqliteFiles.create();
                RealEngine sqlite = RealEngine.sqlite(folder, files.database(AllTypes.sqliteTable()))) {
            compare(sqlite, AllTypes.SQLITE, 5);
        }
    }

    private static void compare(RealEngine engine, String sql, int rows) {
        try (Rows original = engine.rows(sql);
                Spool spool = engine.penstock().spool(engine.rows(sql))) {
            assertThat(spool.filling().await()).isEqualTo(rows);
            assertThat(spool.columns()).isEqualTo(original.columns());
            RowBatch stored = spool.read(0, rows);
            assertThat(stored.size()).isEqualTo(rows);
            int from = 0;
            for (RowBatch batch = original.next(); batch != null; batch = original.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    for (int column = 0; column < spool.columns().size(); column++) {
                        String name = spool.columns().get(column).name();
                        assertThat(stored.text(from + row, column)).as(name).isEqualTo(batch.text(row, column));
                        assertThat(readable(stored, from + row, column))
                                .as(name)
                                .usingRecursiveComparison()
                                .withStrictTypeChecking()
                                .withEqualsForType(Double::equals, Double.class)
                                .withEqualsForType(Float::equals, Float.class)
                                .isEqualTo(readable(batch, row, column));
                    }
                }
                from += batch.size();
            }
            assertThat(from).isEqualTo(rows);
        }
    }

    /** The value, or the code of the failure to read it. */
    private static @Nullable Object readable(RowBatch batch, int row, int column) {
        try {
            return batch.value(row, column);
        } catch (ResultException unreadable) {
            return unreadable.code();
        }
    }

    private static String many(int count) {
        return "select i, 'row ' || i as name, i * 1.5 as d, case when i % 3 = 0 then null else i % 2 = 0 end as even,"
                + " timestamp '2024-01-01' + i * interval '1 second' as at from generate_series(1, " + count
                + ") as i";
    }

    @Test
    void read_millionRows_findsEachAtRandom() {
        int count = 1_000_000;
        try (Spool spool = engine.penstock().spool(engine.rows(many(count), 5000))) {
            assertThat(spool.filling().await()).isEqualTo(count);
            assertThat(spool.size()).isEqualTo(count);
            assertThat(engine.leases()).isZero();
            Random random = new Random(7);
            for (int i = 0; i < 500; i++) {
                int from = random.nextInt(count);
                int rows = random.nextInt(i % 50 == 0 ? 20_000 : 200);
                RowBatch batch = spool.read(from, rows);
                assertThat(batch.size()).isEqualTo(Math.min(rows, count - from));
                for (int row = 0; row < batch.size(); row += 1 + row / 10) {
                    int number = from + row + 1;
                    assertThat(batch.value(row, 0)).isEqualTo(number);
                    assertThat(batch.text(row, 1)).isEqualTo("row " + number);
                    assertThat(batch.value(row, 3)).isEqualTo(number % 3 == 0 ? null : number % 2 == 0);
                }
            }
            assertThat(spool.read(count, 10).size()).isZero();
            assertThat(spool.read(count - 1, Integer.MAX_VALUE).value(0, 0)).isEqualTo(count);
            assertThatIndexOutOfBoundsException().isThrownBy(() -> spool.read(count + 1L, 1));
            assertThatIndexOutOfBoundsException().isThrownBy(() -> spool.read(-1, 1));
            assertThatIndexOutOfBoundsException()
                    .isThrownBy(() -> spool.read(0, 1).text(1, 0));
            assertThatIndexOutOfBoundsException()
                    .isThrownBy(() -> spool.read(0, 1).text(0, 5));
            assertThat(catchThrowable(() -> spool.read(0, -1))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void read_whileItFills_seesWholeRowsOnly() throws Exception {
        int count = 100_000;
        AtomicLong checked = new AtomicLong();
        List<Throwable> wrong = new ArrayList<>();
        try (Spool spool = engine.penstock().spool(engine.rows(many(count), 100))) {
            List<Thread> readers = Stream.of(1, 2)
                    .map(seed -> Thread.ofPlatform().start(() -> {
                        Random random = new Random(seed);
                        try {
                            do {
                                long size = spool.size();
                                if (size > 0) {
                                    long from = random.nextInt(4) == 0 ? size - 1 : random.nextLong(size);
                                    RowBatch batch = spool.read(from, 20);
                                    for (int row = 0; row < batch.size(); row++) {
                                        assertThat(batch.value(row, 0)).isEqualTo((int) from + row + 1);
                                        assertThat(batch.text(row, 1)).isEqualTo("row " + (from + row + 1));
                                    }
                                    checked.addAndGet(batch.size());
                                }
                            } while (!spool.filling().isDone());
                        } catch (Throwable failure) {
                            synchronized (wrong) {
                                wrong.add(failure);
                            }
                        }
                    }))
                    .toList();
            assertThat(spool.filling().await()).isEqualTo(count);
            for (Thread reader : readers) {
                reader.join();
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked.get()).isGreaterThan(100);
    }

    @Test
    void read_byAnInterruptedThread_spoilsNothing() throws Exception {
        try (Spool spool = engine.penstock().spool(engine.rows(many(20_000)))) {
            spool.filling().await();
            Thread reader = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                spool.read(0, 10);
            });
            reader.join();

            assertThat(spool.read(0, 1).value(0, 0)).isEqualTo(1);
        }
    }

    @Test
    void cancel_reachesTheServerAndKeepsTheRowsStored() throws Exception {
        try (Spool spool = engine.penstock().spool(engine.rows(SLOW, 10))) {
            awaitRows(spool, 10);

            spool.filling().cancel();

            CancelledException failure = catchThrowableOfType(
                    CancelledException.class, () -> spool.filling().await());
            assertThat(spool.failure()).contains(failure);
            assertThat(spool.filling().progress().done()).isEqualTo(spool.size());
            assertThat(spool.read(9, 1).value(0, 0)).isEqualTo(10);
            assertThat(engine.leases()).isZero();
        }
    }

    @Test
    void failure_ofTheServer_keepsTheRowsStored() {
        try (Spool spool = engine.penstock()
                .spool(engine.rows("select i, 1 / (5000 - i) from generate_series(1, 10000) as i", 1000))) {
            assertThat(catchThrowable(() -> spool.filling().await())).isInstanceOf(StatementException.class);

            assertThat(spool.failure()).map(PenstockException::code).contains(ErrorCode.STATEMENT_REJECTED);
            assertThat(spool.size()).isEqualTo(4000);
            assertThat(spool.read(3999, 1).value(0, 0)).isEqualTo(4000);
            assertThat(engine.leases()).isZero();
        }
    }

    @Test
    void close_whileItFills_stopsTheServerAndTakesNoMoreReads() throws Exception {
        Spool spool = engine.penstock().spool(engine.rows(SLOW, 10));
        awaitRows(spool, 10);
        Rows again = spool.rows();

        spool.close();
        spool.close();

        assertThat(spool.filling().isDone()).isTrue();
        assertThat(engine.leases()).isZero();
        assertThat(closedCode(() -> spool.read(0, 1))).isEqualTo(ErrorCode.RESULT_CLOSED);
        assertThat(closedCode(spool::rows)).isEqualTo(ErrorCode.RESULT_CLOSED);
        assertThat(closedCode(again::next)).isEqualTo(ErrorCode.RESULT_CLOSED);
    }

    private static ErrorCode closedCode(Runnable read) {
        return catchThrowableOfType(ResultException.class, read::run).code();
    }

    @Test
    void rows_giveTheStoredRowsOnceMore() {
        int count = 30_000;
        try (Spool spool = engine.penstock().spool(engine.rows(many(count)))) {
            spool.filling().await();
            Path direct = folder.resolve("direct.csv");
            Path stored = folder.resolve("stored.csv");
            var csv = engine.penstock().exporter(ExportFormat.CSV);

            csv.toFile(engine.rows(many(count)), -1, direct).await();
            csv.toFile(spool.rows(), spool.size(), stored).await();

            assertThat(stored).hasSameBinaryContentAs(direct);
            assertThat(spool.read(0, 1).size()).isEqualTo(1);
        }
    }

    @Test
    void rows_areReadAsAnyOthers() {
        try (Spool spool = engine.penstock().spool(engine.rows("select generate_series(1, 3) as i"))) {
            spool.filling().await();

            Rows rows = spool.rows();
            assertThat(rows.columns()).isEqualTo(spool.columns());
            assertThat(rows.nextAsync().await().size()).isEqualTo(3);
            assertThat(rows.next()).isNull();
            rows.close();
            assertThat(rows.next()).isNull();

            Rows cancelled = spool.rows();
            cancelled.cancel();
            assertThat(catchThrowable(cancelled::next)).isInstanceOf(CancelledException.class);
            Rows closed = spool.rows();
            closed.close();
            assertThat(closedCode(closed::next)).isEqualTo(ErrorCode.RESULT_CLOSED);
        }
    }

    @Test
    void noColumns_stillHasRows() {
        try (Spool spool = engine.penstock().spool(engine.rows("select from generate_series(1, 100000)"))) {
            assertThat(spool.filling().await()).isEqualTo(100_000);
            assertThat(spool.read(99_990, 100).size()).isEqualTo(10);
            assertThat(spool.read(1, 70_000).size()).isEqualTo(70_000);
        }
    }

    @Test
    void cellsOfMegabytes_comeBackWhole() {
        try (Spool spool = engine.penstock()
                .spool(engine.rows(
                        "select repeat(chr(64 + i), 15000000) as t, decode(repeat('00ff', 4000000), 'hex') as b from"
                                + " generate_series(1, 3) as i",
                        1))) {
            assertThat(spool.filling().await()).isEqualTo(3);
            RowBatch batch = spool.read(2, 1);
            assertThat(batch.value(0, 0)).isEqualTo("C".repeat(15_000_000));
            assertThat((byte[]) batch.value(0, 1)).hasSize(8_000_000).endsWith(0, 0xff);
        }
    }

    @Test
    void fullDisk_endsTheStatementAtTheServerAndLeavesNothing() {
        try (FullDisk disk = FullDisk.ofBytes(1 << 20);
                LongWork tasks = new LongWork()) {
            try (Spools onDisk = new Spools(disk.folder(), tasks, Runnable::run);
                    Spool spool = onDisk.spool(
                            engine.rows("select i, repeat('x', 1000) from generate_series(1, 1000000) as i"))) {
                StorageException failure = catchThrowableOfType(
                        StorageException.class, () -> spool.filling().await());

                assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FULL);
                assertThat(engine.leases()).isZero();
                long stored = spool.size();
                assertThat(stored).isPositive();
                assertThat(spool.read(stored - 1, 1).value(0, 0)).isEqualTo((int) stored);
            }
            assertThat(disk.folder()).isEmptyDirectory();
        }
        try (Rows rows = engine.rows("select 1")) {
            assertThat(rows.next()).isNotNull();
        }
    }

    @Test
    void engineClosed_closesItsSpoolsAndTakesNoMore() throws Exception {
        Spool spool = engine.penstock().spool(engine.rows(SLOW, 10));
        awaitRows(spool, 10);
        Rows late = engine.rows("select generate_series(1, 5000)");

        engine.close();

        assertThat(spool.filling().isDone()).isTrue();
        assertThat(closedCode(() -> spool.read(0, 1))).isEqualTo(ErrorCode.RESULT_CLOSED);
        assertThat(catchThrowable(() -> engine.penstock().spool(late))).isInstanceOf(ClosedException.class);
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(TempFolder.ownPrefix()));
        }
    }

    private static void awaitRows(Spool spool, int rows) throws InterruptedException {
        while (spool.size() < rows) {
            assertThat(spool.failure()).isEmpty();
            Thread.sleep(2);
        }
    }
}
