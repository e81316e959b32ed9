package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.BufferedCursor;
import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lease that keeps native calls off virtual threads. A statement costs one hand-over, its first batch of rows and, if
 * that is the only one, its end included.
 */
final class SqliteLease implements Lease {
    private final Lease lease;
    private final PlatformThreads threads;
    private @Nullable BufferedCursor open;
    private boolean unwrapped;

    SqliteLease(Lease lease, PlatformThreads threads) {
        this.lease = lease;
        this.threads = threads;
    }

    @Override
    public Answer execute(Statement statement, Analysis analysis, int index, Wire wire) {
        Answer answer = threads.call(() -> lease.execute(statement, analysis, index, wire));
        open = null;
        if (answer instanceof BufferedCursor cursor && !cursor.ended()) {
            open = cursor;
            return new OffCarrierCursor(cursor, threads);
        }
        return answer;
    }

    @Override
    public void begin(TransactionOptions options) {
        threads.run(() -> lease.begin(options));
    }

    @Override
    public void commit(Wire wire) {
        threads.run(() -> lease.commit(wire));
    }

    @Override
    public void rollback(Wire wire) {
        threads.run(() -> lease.rollback(wire));
    }

    @Override
    public void savepoint(String name) {
        threads.run(() -> lease.savepoint(name));
    }

    @Override
    public void rollbackTo(String name) {
        threads.run(() -> lease.rollbackTo(name));
    }

    @Override
    public void release(String name) {
        threads.run(() -> lease.release(name));
    }

    @Override
    public TransactionState transaction() {
        return lease.transaction();
    }

    @Override
    public boolean cancel(Duration limit) {
        return lease.cancel(limit);
    }

    @Override
    public void abort() {
        lease.abort();
    }

    @Override
    public void retire() {
        lease.retire();
    }

    @Override
    public boolean changed() {
        return lease.changed();
    }

    @Override
    public boolean usable() {
        return lease.usable();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        unwrapped = true;
        if (type == JdbcSession.class) {
            return lease.unwrap(JdbcSession.class).map(session -> type.cast(new OffCarrierSession(session, threads)));
        }
        return lease.unwrap(type);
    }

    @Override
    public void close() {
        if (lease.transaction() == TransactionState.NONE && !unwrapped && (open == null || open.ended())) {
            // nothing is left that would need a native call
            lease.close();
        } else {
            threads.run(lease::close);
        }
    }
}
