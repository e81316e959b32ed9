package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.Deadline;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteLimits;
import org.sqlite.jdbc4.JDBC4Connection;

/** The driver's connection with its patience: how long it waits for another's lock. */
final class SqliteConnection extends JDBC4Connection {
    /** How long a statement without a deadline waits for a lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Kept free before a deadline, so that the caller is told of the lock instead of the deadline. */
    private static final long SPARE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int LONGEST_NAP_MILLIS = 25;
    private static final int LEAST_LIMIT = 64 << 20;
    private static final int NO_LIMIT = 1_000_000_000;

    private Deadline transaction = Deadline.NONE;
    private volatile long giveUpAt;
    private volatile boolean interrupted;
    private int cellLimit = NO_LIMIT;
    private boolean utf8 = true;
    private boolean inTransaction;
    private boolean queryOnly;

    SqliteConnection(SqliteAddress address, Properties properties) throws SQLException {
        super("jdbc:sqlite:" + address.file(), address.file(), properties);
        patience(Deadline.NONE);
        BusyHandler.setHandler(this, new BusyHandler() {
            @Override
            protected int callback(int times) {
                return nap(times);
            }
        });
    }

    /** Called by SQLite while another connection holds the lock; 0 gives up. */
    private int nap(int times) {
        if (interrupted || System.nanoTime() - giveUpAt >= 0) {
            return 0;
        }
        try {
            Thread.sleep(Math.min(times + 1, LONGEST_NAP_MILLIS));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Waits for locks until shortly before the deadline, from now on. */
    void patience(Deadline deadline) {
        interrupted = false;
        long nanos = deadline.bounded() ? deadline.remainingNanos() - SPARE_NANOS : PATIENCE.toNanos();
        giveUpAt = System.nanoTime() + Math.max(0, nanos);
    }

    /** The deadline of the transaction that begins, for its end. */
    void transaction(Deadline deadline) {
        transaction = deadline;
        patience(deadline);
    }

    /** Waits for the locks of its end as it did for those of its beginning. */
    void transactionEnds() {
        patience(transaction);
    }

    /** Stops what runs, and what waits for a lock. From any thread. */
    void interrupt() throws SQLException {
        interrupted = true;
        getDatabase().interrupt();
    }

    /**
     * Refuses cells that are far beyond that size before they are read into the heap. SQLite holds whole rows and what
     * it computes on the way to the same limit, so it is never a small one.
     */
    void cellLimit(boolean reads, int maxCellBytes) throws SQLException {
        int limit = reads ? Math.clamp(maxCellBytes * 4L, LEAST_LIMIT, NO_LIMIT) : NO_LIMIT;
        if (limit != cellLimit) {
            cellLimit = limit;
            setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, limit);
        }
    }

    /** Whether texts lie in the file as UTF-8, as nearly always. */
    boolean utf8() {
        return utf8;
    }

    void utf8(boolean is) {
        utf8 = is;
    }

    /** Whether a transaction is open, as far as the statements have shown that control one. */
    boolean inTransaction() {
        return inTransaction;
    }

    void inTransaction(boolean is) {
        inTransaction = is;
    }

    /** Whether it refuses writes for the length of a transaction. */
    boolean queryOnly() {
        return queryOnly;
    }

    void queryOnly(boolean is) {
        queryOnly = is;
    }
}
