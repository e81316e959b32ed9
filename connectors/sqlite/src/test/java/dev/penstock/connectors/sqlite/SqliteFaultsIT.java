package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.tck.RecordedWire;
import dev.penstock.connectors.testkit.FullDisk;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Retry;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault of a file has its own code and says what to do, before the caller's deadline has passed. */
@Timeout(120)
class SqliteFaultsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final SqliteFiles files = SqliteFiles.create();

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void folder_isNamedAsOne() {
        PenstockException failure = unreachable(files.directory(), ErrorCode.FILE_IS_FOLDER);

        assertThat(failure.diagnosis().advice()).contains("orders.db");
    }

    @Test
    void otherFile_isNoDatabase() throws IOException {
        Path other = files.notDatabase();
        byte[] before = Files.readAllBytes(other);

        unreachable(other, ErrorCode.FILE_NOT_DATABASE);

        assertThat(other).hasBinaryContent(before);
    }

    @Test
    void missingFile_isNotMade() {
        Path missing = files.missing();

        PenstockException failure = unreachable(missing, ErrorCode.FILE_MISSING);

        assertThat(failure.diagnosis().advice()).contains("url: jdbc:sqlite:" + missing);
        assertThat(missing).doesNotExist();
    }

    @Test
    void missingFile_asUrl_isMade() {
        Path missing = files.missing();
        try (NodePool pool = new SqliteConnector().open(Targets.url("jdbc:sqlite:" + missing));
                Lease lease = lease(pool)) {
            run(lease, "CREATE TABLE t(a)");
        }

        assertThat(missing).isNotEmptyFile();
    }

    @Test
    void url_ofAFolder_orIntoNoFolder_isToldAsSuch() {
        assertThat(unreachable(Targets.url("jdbc:sqlite:" + files.directory())).code())
                .isEqualTo(ErrorCode.FILE_IS_FOLDER);
        PenstockException nowhere = unreachable(Targets.url("jdbc:sqlite:" + files.missing() + "/orders.db"));
        assertThat(nowhere.code()).isEqualTo(ErrorCode.FILE_MISSING);
        assertThat(nowhere.summary()).contains("no folder");
    }

    @Test
    void url_inMemory_works() {
        try (NodePool pool = new SqliteConnector().open(Targets.url("jdbc:sqlite::memory:"));
                Lease lease = lease(pool)) {
            run(lease, "CREATE TABLE t(a)");
        }
    }

    @Test
    void url_withASecret_keepsItToItself() {
        String marker = "Marker-51c0-never-shown";
        NodeTarget plain = Targets.url("jdbc:sqlite:file:" + files.notDatabase() + "?key=${secret:orders/key}");
        NodeTarget target = new NodeTarget(
                plain.database(), plain.node(), plain.address(), plain.profile(), reference -> Secret.of(marker));

        PenstockException failure = unreachable(target);

        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).doesNotContain(marker).contains("${secret:orders/key}");
    }

    @Test
    void host_isNoFile() {
        NodeAddress host = new NodeAddress.Host("db1", 5432);

        PenstockException failure = unreachable(Targets.of(host, Profile.Pool.DEFAULT));

        assertThat(failure.summary()).contains("db1:5432", "server");
    }

    @Test
    void readOnlyFile_isReadAndNotWritten() {
        Path readOnly = files.readOnly("CREATE TABLE t(a)", "INSERT INTO t VALUES (7)");
        try (NodePool pool = Targets.open(readOnly);
                Lease lease = lease(pool)) {
            assertThat(cell(lease, "SELECT a FROM t")).isEqualTo("7");
            lease.begin(TransactionOptions.builder().readOnly(true).build());
            assertThat(cell(lease, "SELECT a FROM t")).isEqualTo("7");
            lease.commit(Wire.NONE);

            RecordedWire wire = new RecordedWire();
            PenstockException failure =
                    failure(() -> Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (8)"), wire));

            assertThat(failure.code()).isEqualTo(ErrorCode.READ_ONLY);
            assertThat(wire.steps()).containsExactly("sending AUTOCOMMIT", "refused");
            assertThat(failure.diagnosis().advice()).contains("right to write");
            assertThat(cell(lease, "SELECT count(*) FROM t")).isEqualTo("1");
        }
    }

    @Test
    void fileThatMayNotBeRead_isToldWithTheUser() throws IOException {
        Path secret = files.database();
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));

        assertThat(OtherProcess.failureWithoutPrivileges(secret))
                .startsWith(ErrorCode.CONNECT_FAILED.name())
                .contains(secret + " may not be read by user", "Give that user the right");
    }

    @Test
    void lockedByAnotherProcess_isToldWithinTheDeadline_andWorksWhenItIsGone() throws IOException {
        Path file = files.database("CREATE TABLE t(a)");
        try (NodePool pool = Targets.open(file)) {
            try (OtherProcess _ = OtherProcess.locking(file)) {
                for (Duration deadline : new Duration[] {Duration.ofMillis(300), Duration.ofSeconds(2)}) {
                    PenstockException failure = failure(() -> pool.lease(Deadline.after(deadline)));
                    assertThat(failure.code()).isEqualTo(ErrorCode.FILE_LOCKED);
                    assertThat(failure.diagnosis().advice()).contains("Wait until");
                }
                assertThat(failure(() -> pool.probe(Deadline.after(Duration.ofMillis(300))))
                                .code())
                        .isEqualTo(ErrorCode.FILE_LOCKED);
            }

            try (Lease lease = lease(pool)) {
                run(lease, "INSERT INTO t VALUES (1)");
            }
        }
    }

    @Test
    void lockedByAnother_isToldWithinTheProfilesOwnLimit() throws Exception {
        Path file = files.database();
        NodeTarget target = Targets.of(new NodeAddress.File(file), new Profile.Pool(0, 2, Duration.ofMillis(500)));
        try (AutoCloseable _ = files.lock(file);
                NodePool pool = new SqliteConnector().open(target)) {
            assertThat(failure(() -> pool.lease(Deadline.NONE)).code()).isEqualTo(ErrorCode.FILE_LOCKED);
        }
    }

    @Test
    void statement_whileAnotherWrites_waitsUntilItsDeadline() throws Exception {
        Path file = files.database("CREATE TABLE t(a)");
        StatementOptions brief =
                StatementOptions.builder().timeout(Duration.ofMillis(400)).build();
        try (NodePool pool = Targets.open(file);
                Lease writer = lease(pool);
                Lease other = lease(pool)) {
            writer.begin(TransactionOptions.DEFAULT);
            run(writer, "INSERT INTO t VALUES (1)");

            PenstockException failure = failure(() -> Calls.execute(
                    other, SqlStatement.of("INSERT INTO t VALUES (2)").with(brief)));
            assertThat(failure).isInstanceOf(StorageException.class);
            assertThat(failure.code()).isEqualTo(ErrorCode.FILE_LOCKED);
            assertThat(failure.retry()).isEqualTo(Retry.STATEMENT);

            Thread committer = Thread.ofPlatform().start(() -> {
                pause();
                writer.commit(Wire.NONE);
            });
            run(other, "INSERT INTO t VALUES (3)");
            committer.join();
            assertThat(cell(other, "SELECT group_concat(a) FROM t")).isEqualTo("1,3");
        }
    }

    @Test
    void cancel_ofWhatWaitsForALock_endsTheWait() throws Exception {
        Path file = files.database("CREATE TABLE t(a)");
        try (NodePool pool = Targets.open(file);
                Lease writer = lease(pool);
                Lease waiting = lease(pool)) {
            writer.begin(TransactionOptions.DEFAULT);
            run(writer, "INSERT INTO t VALUES (1)");
            StatementOptions patient = StatementOptions.builder().timeout(LONG).build();
            PenstockException[] failed = new PenstockException[1];
            Thread thread = Thread.ofPlatform().start(() -> {
                failed[0] = failure(() -> Calls.execute(
                        waiting, SqlStatement.of("INSERT INTO t VALUES (2)").with(patient)));
            });
            pause();
            assertThat(waiting.cancel(LONG)).isTrue();
            thread.join();

            assertThat(failed[0].code()).isIn(ErrorCode.STATEMENT_KILLED, ErrorCode.FILE_LOCKED);
            writer.rollback(Wire.NONE);
            run(waiting, "INSERT INTO t VALUES (3)");
        }
    }

    @Test
    void readBecomesWrite_afterAnotherWrote_isAConflictThatMayBeRepeated() {
        Path file = files.database("CREATE TABLE t(a)");
        try (NodePool pool = Targets.open(file);
                Lease reader = lease(pool);
                Lease writer = lease(pool)) {
            run(reader, "BEGIN");
            assertThat(cell(reader, "SELECT count(*) FROM t")).isEqualTo("0");
            run(writer, "INSERT INTO t VALUES (1)");

            PenstockException failure = failure(() -> run(reader, "INSERT INTO t VALUES (2)"));

            assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(failure.diagnosis().advice()).contains("Roll it back");
            assertThat(failure.retry()).isEqualTo(Retry.TRANSACTION);
            assertThat(reader.transaction()).isEqualTo(TransactionState.OPEN);
        }
    }

    @Test
    void beginThatFailsHalfWay_leavesNothingToTheNextLease() {
        Path file = files.database("CREATE TABLE t(a)");
        NodeTarget target = Targets.of(new NodeAddress.File(file), new Profile.Pool(0, 1, Duration.ofSeconds(20)));
        try (NodePool pool = new SqliteConnector().open(target)) {
            try (Lease lease = lease(pool)) {
                run(lease, "BEGIN");
                failure(() ->
                        lease.begin(TransactionOptions.builder().readOnly(true).build()));
            }
            try (Lease next = lease(pool)) {
                run(next, "INSERT INTO t VALUES (1)");
            }
        }
    }

    @Test
    void fullDisk_isToldAndNothingIsHalfDone() throws IOException {
        try (FullDisk disk = FullDisk.ofBytes(2 << 20)) {
            // who may not mount gets a disk that SQLite does not see; a file that may not grow fails alike
            Path file = disk.hasOrdinaryPath() ? disk.folder().resolve("orders.db") : files.missing();
            try (NodePool pool = new SqliteConnector().open(Targets.url("jdbc:sqlite:" + file));
                    Lease lease = lease(pool)) {
                run(lease, "CREATE TABLE t(a)");
                run(lease, "INSERT INTO t VALUES ('before')");
                lease.begin(TransactionOptions.DEFAULT);
                if (!disk.hasOrdinaryPath()) {
                    Calls.execute(lease, SqlStatement.of("PRAGMA max_page_count = 64"));
                }
                run(lease, "INSERT INTO t VALUES ('with it')");

                RecordedWire wire = new RecordedWire();
                PenstockException failure = failure(() ->
                        Calls.execute(lease, SqlStatement.of("INSERT INTO t VALUES (randomblob(8000000))"), wire));

                assertThat(failure).isInstanceOf(StorageException.class);
                assertThat(failure.code()).isIn(ErrorCode.STORAGE_FULL, ErrorCode.STORAGE_FAILED);
                assertThat(wire.steps()).containsExactly("sending TRANSACTION", "refused", "rolled back");
                assertThat(lease.transaction()).isEqualTo(TransactionState.LOST);
                lease.rollback(Wire.NONE);
                assertThat(cell(lease, "SELECT group_concat(a) FROM t")).isEqualTo("before");
                run(lease, "INSERT INTO t VALUES ('after')");
            }
        }
    }

    @Test
    void fileWhosePagesAreSpoiled_isToldAsAFaultOfStorage() throws IOException {
        Path file = files.database("CREATE TABLE t(a)", "INSERT INTO t VALUES (zeroblob(100000))");
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A);
        Files.write(file, bytes);
        try (NodePool pool = Targets.open(file)) {
            Lease lease = lease(pool);
            PenstockException failure = failure(() -> cell(lease, "SELECT count(a) FROM t"));

            assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FAILED);
            assertThat(failure.diagnosis().advice()).contains("integrity_check");
            assertThat(lease.usable()).isFalse();
            lease.close();
        }
    }

    private PenstockException unreachable(Path file, ErrorCode code) {
        PenstockException failure = unreachable(Targets.of(file));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.summary()).contains(file.toString());
        return failure;
    }

    /** By a lease and by a probe alike. */
    private static PenstockException unreachable(NodeTarget target) {
        try (NodePool pool = new SqliteConnector().open(target)) {
            PenstockException probed = failure(() -> pool.probe(Deadline.after(LONG)));
            PenstockException leased = failure(() -> pool.lease(Deadline.after(LONG)));
            assertThat(leased).isInstanceOf(UnreachableException.class);
            assertThat(leased.diagnosis().advice()).endsWith(".");
            assertThat(leased.diagnosis().node()).isEqualTo(target.node());
            assertThat(probed.getMessage()).isEqualTo(leased.getMessage());
            return leased;
        }
    }

    private static Lease lease(NodePool pool) {
        return pool.lease(Deadline.after(LONG));
    }

    private static void run(Lease lease, String sql) {
        Calls.execute(lease, SqlStatement.of(sql));
    }

    private static String cell(Lease lease, String sql) {
        return String.valueOf(Calls.cell(lease, sql));
    }

    private static PenstockException failure(ThrowingCallable call) {
        PenstockException failure = catchThrowableOfType(PenstockException.class, call);
        assertThat(failure).as("failure of ours").isNotNull();
        return failure;
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
