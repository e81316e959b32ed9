package dev.penstock.engine.core.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.FullDisk;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Interval;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.core.FixedRows;
import dev.penstock.engine.core.FixedRows.Cell;
import dev.penstock.engine.core.task.LongWork;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolsTest {
    private static final Executor CALLERS = Thread::startVirtualThread;
    private static final List<Column> ANY = List.of(new Column("any", "", Object.class));

    @TempDir
    Path parent;

    private LongWork tasks;
    private Spools spools;

    @BeforeEach
    void open() {
        tasks = new LongWork();
        spools = new Spools(parent, tasks, CALLERS);
    }

    @AfterEach
    void close() throws IOException {
        spools.close();
        tasks.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void randomCells_comeBackAsTheyWere() {
        Random random = new Random(42);
        List<Column> columns = Collections.nCopies(5, ANY.getFirst());
        List<List<@Nullable Cell>> all = new ArrayList<>();
        List<FixedRows.Batch> batches = new ArrayList<>();
        while (all.size() < 30_000) {
            List<List<@Nullable Cell>> rows = new ArrayList<>();
            for (int i = random.nextInt(1, 500); i > 0; i--) {
                List<@Nullable Cell> row = new ArrayList<>();
                for (int column = 0; column < columns.size(); column++) {
                    row.add(cell(random));
                }
                rows.add(row);
            }
            all.addAll(rows);
            batches.add(new FixedRows.Batch(rows));
        }
        try (Spool spool = spools.spool(new FixedRows(columns, batches))) {
            assertThat(spool.filling().await()).isEqualTo(all.size());
            int row = 0;
            while (row < all.size()) {
                RowBatch stored = spool.read(row, random.nextInt(1, 3000));
                for (int i = 0; i < stored.size(); i++) {
                    for (int column = 0; column < columns.size(); column++) {
                        same(stored, i, column, all.get(row + i).get(column));
                    }
                }
                row += stored.size();
            }
        }
    }

    private static void same(RowBatch stored, int row, int column, @Nullable Cell cell) {
        assertThat(stored.text(row, column)).isEqualTo(cell == null ? null : cell.text());
        if (cell != null && cell.value() == null) {
            assertThat(catchThrowableOfType(PenstockException.class, () -> stored.value(row, column))
                            .code())
                    .isEqualTo(ErrorCode.VALUE_UNREADABLE);
            return;
        }
        Object value = stored.value(row, column);
        Object expected = cell == null ? null : cell.value();
        assertThat(value).isEqualTo(expected);
        assertThat(value == null ? null : value.getClass().getSimpleName())
                .isEqualTo(expected == null ? null : stored(expected));
    }

    private static String stored(Object expected) {
        return expected instanceof List
                ? "UnmodifiableRandomAccessList"
                : expected.getClass().getSimpleName();
    }

    private static @Nullable Cell cell(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> new Cell(null, text(random));
            case 2, 3 -> {
                String text = text(random);
                yield new Cell(text, text);
            }
            case 4, 5, 6 -> {
                Object value = value(random, 0);
                yield new Cell(value, canonical(value));
            }
            default -> new Cell(value(random, 0), text(random));
        };
    }

    private static String canonical(Object value) {
        return value instanceof byte[] bytes
                ? bytes.length % 2 == 0
                        ? "\\x" + HexFormat.of().formatHex(bytes)
                        : "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'"
                : value.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(50) == 0 ? random.nextInt(3000) : random.nextInt(20);
        boolean ascii = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            int point = ascii ? random.nextInt(0x80) : random.nextInt(0x11000);
            text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
        }
        return text.toString();
    }

    private static Object value(Random random, int depth) {
        long number = random.nextLong() >> random.nextInt(64);
        int seconds = random.nextInt(-64_800, 64_801);
        LocalDate date = LocalDate.ofEpochDay(random.nextInt());
        LocalTime time = LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
        return switch (random.nextInt(depth == 0 ? 20 : 17)) {
            case 0 -> number;
            case 1 -> (int) number;
            case 2 -> (short) number;
            case 3 -> random.nextBoolean();
            case 4 -> Float.intBitsToFloat(random.nextInt());
            case 5 -> random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : Double.NaN;
            case 6 -> new BigDecimal(new BigInteger(random.nextInt(1, 200), random).negate(), random.nextInt(-50, 50));
            case 7 -> new BigInteger(random.nextInt(1, 300), random);
            case 8 -> new UUID(random.nextLong(), random.nextLong());
            case 9 -> random.nextInt(5) == 0 ? LocalDate.MAX : date;
            case 10 -> time;
            case 11 -> time.atOffset(ZoneOffset.ofTotalSeconds(seconds));
            case 12 -> random.nextInt(5) == 0 ? LocalDateTime.MIN : date.atTime(time);
            case 13 ->
                random.nextInt(5) == 0
                        ? OffsetDateTime.MAX
                        : date.atTime(time).atOffset(ZoneOffset.ofTotalSeconds(seconds));
            case 14 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 15 ->
                new Interval(Period.of((int) number, random.nextInt(), -random.nextInt(50)), Duration.ofNanos(number));
            case 16 -> text(random);
            case 17 -> {
                byte[] bytes = new byte[random.nextInt(random.nextInt(50) == 0 ? 100_000 : 20)];
                random.nextBytes(bytes);
                yield bytes;
            }
            default -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(random.nextInt(4) == 0 ? null : value(random, depth + 1));
                }
                yield depth == 0 && random.nextInt(3) == 0 ? new ArrayList<>(Arrays.asList(items, null, items)) : items;
            }
        };
    }

    @Test
    void numbersAtTheirEnds_comeBackAsTheyWere() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Object value : new Object[] {
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            0L,
            -1L,
            10L,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            0,
            Short.MIN_VALUE,
            Short.MAX_VALUE,
            -0.0,
            OffsetTime.MAX,
            OffsetTime.MIN,
            LocalDate.MIN,
            LocalDateTime.MAX,
            OffsetDateTime.MIN,
            Instant.MIN,
            Instant.MAX,
            Float.NEGATIVE_INFINITY
        }) {
            for (String text : new String[] {value.toString(), "+" + value, "0" + value, "", "-", value + "0"}) {
                rows.add(List.of(new Cell(value, text)));
            }
        }
        try (Spool spool = spools.spool(new FixedRows(ANY, List.of(new FixedRows.Batch(rows))))) {
            spool.filling().await();
            RowBatch stored = spool.read(0, rows.size());
            for (int row = 0; row < rows.size(); row++) {
                same(stored, row, 0, rows.get(row).getFirst());
            }
        }
    }

    @Test
    void smallResult_needsNoFile() throws IOException {
        try (Spool spool = spools.spool(rows(10, 100))) {
            spool.filling().await();

            assertThat(spool.read(3, 4).text(0, 0)).startsWith("3 ");
            assertThat(parent).isEmptyDirectory();
        }
    }

    @Test
    void largeResult_liesInAFileThatCloseDeletes() throws IOException {
        Spool spool = spools.spool(rows(100, 10_000));
        spool.filling().await();
        try (var folders = Files.list(parent)) {
            Path folder = folders.findFirst().orElseThrow();
            assertThat(Files.size(folder.resolve("result-1"))).isBetween(900_000L, 1_100_000L);

            spool.close();

            assertThat(folder.resolve("result-1")).doesNotExist();
        }
    }

    @Test
    void rowsThatHang_canBeReadUpToThere() throws InterruptedException {
        FixedRows rows = rows(10, 100);
        rows.hangs = new CountDownLatch(1);
        Spool spool = spools.spool(rows);
        rows.hangs.await();

        assertThat(spool.size()).isEqualTo(10);
        assertThat(spool.read(9, 5).size()).isEqualTo(1);
        assertThat(spool.failure()).isEmpty();
        assertThat(spool.rows().next()).extracting(RowBatch::size).isEqualTo(10);
        spools.close();
        assertThat(rows.closed).isTrue();
        assertThat(spool.failure()).get().isInstanceOf(CancelledException.class);
    }

    @Test
    void fullDisk_keepsTheRowsThatFit() {
        try (FullDisk disk = FullDisk.ofBytes(1 << 20);
                Spools onDisk = new Spools(disk.folder(), tasks, CALLERS);
                Spool spool = onDisk.spool(rows(3000, 1000))) {
            StorageException failure = catchThrowableOfType(
                    StorageException.class, () -> spool.filling().await());

            assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FULL);
            assertThat(failure).hasMessageContaining(disk.folder().toString()).hasMessageContaining("java.io.tmpdir");
            assertThat(spool.failure()).contains(failure);
            assertThat(spool.size()).isBetween(500L, 1100L);
            long last = spool.size() - 1;
            assertThat(spool.read(last, 1).text(0, 0)).startsWith(last + " ");
            assertThat(spool.filling().progress().done()).isEqualTo(spool.size());
        }
    }

    @Test
    void fullDisk_isEmptyAgainAfterClose() {
        try (FullDisk disk = FullDisk.ofBytes(1 << 20)) {
            try (Spools onDisk = new Spools(disk.folder(), tasks, CALLERS)) {
                Spool spool = onDisk.spool(rows(3000, 1000));
                assertThat(catchThrowable(() -> spool.filling().await())).isInstanceOf(StorageException.class);
            }
            assertThat(disk.folder()).isEmptyDirectory();
        }
    }

    @Test
    void noFolderForIt_saysSo() throws IOException {
        Path gone = Files.createDirectory(parent.resolve("gone"));
        Spools nowhere = new Spools(gone, tasks, CALLERS);
        Files.delete(gone);
        FixedRows rows = rows(3000, 1000);

        try (Spool spool = nowhere.spool(rows)) {
            StorageException failure = catchThrowableOfType(
                    StorageException.class, () -> spool.filling().await());
            assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FAILED);
            assertThat(rows.closed).isTrue();
        }
    }

    @Test
    void fileTornAway_failsToRead() throws IOException {
        try (Spool spool = spools.spool(rows(3000, 1000))) {
            spool.filling().await();
            try (var folders = Files.list(parent)) {
                Path file = folders.findFirst().orElseThrow().resolve("result-1");
                Files.write(file, new byte[0]);
            }

            assertThat(catchThrowableOfType(StorageException.class, () -> spool.read(0, 10)))
                    .hasMessageContaining("cannot be read")
                    .extracting(PenstockException::code)
                    .isEqualTo(ErrorCode.STORAGE_FAILED);
        }
    }

    @Test
    void valueOfAnUnknownType_isNamed() {
        FixedRows rows = new FixedRows(ANY, List.of(batch(new Cell(1, "1")), batch(new Cell(Path.of("a"), "a"))));
        try (Spool spool = spools.spool(rows)) {
            assertThat(catchThrowable(() -> spool.filling().await())).hasMessageContaining("Path");
            assertThat(spool.failure()).map(PenstockException::code).contains(ErrorCode.UNSUPPORTED);
            assertThat(spool.size()).isEqualTo(1);
            assertThat(spool.read(0, 2).size()).isEqualTo(1);
        }
    }

    @Test
    void rowsThatThrowWhatIsNotOurs_areAFaultInPenstock() {
        FixedRows rows = rows(2, 10);
        rows.failure = new IllegalStateException("a bug");
        try (Spool spool = spools.spool(rows)) {
            assertThat(catchThrowable(() -> spool.filling().await())).isSameAs(rows.failure);
            assertThat(spool.failure()).map(PenstockException::code).contains(ErrorCode.INTERNAL);
            assertThat(spool.failure()).get().extracting(Throwable::getCause).isSameAs(rows.failure);
            assertThat(rows.closed).isTrue();
        }
    }

    @Test
    void tasksClosed_refusesAndClosesTheRows() {
        tasks.close();
        FixedRows rows = rows(2, 10);

        assertThat(catchThrowable(() -> spools.spool(rows))).isInstanceOf(ClosedException.class);

        assertThat(rows.closed).isTrue();
    }

    private static FixedRows.Batch batch(Cell cell) {
        return new FixedRows.Batch(List.of(List.of(cell)));
    }

    /** One column with texts that begin with the number of their row. */
    private static FixedRows rows(int count, int length) {
        List<FixedRows.Batch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = i + " " + "x".repeat(length);
            batches.add(batch(new Cell(text, text)));
        }
        return new FixedRows(ANY, batches);
    }
}
