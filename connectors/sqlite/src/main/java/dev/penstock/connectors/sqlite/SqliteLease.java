package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import java.time.Duration;
import java.util.Optional;

/** A lease that keeps native calls off virtual threads. */
final class SqliteLease implements Lease {
    private final Lease lease;
    private final PlatformThreads threads;

    SqliteLease(Lease lease, PlatformThreads threads) {
        this.lease = lease;
        this.threads = threads;
    }

    @Override
    public Result execute(Statement statement) {
        return SqliteResults.of(threads.call(() -> lease.execute(statement)), threads);
    }

    @Override
    public void begin(TransactionOptions options) {
        threads.run(() -> lease.begin(options));
    }

    @Override
    public void commit() {
        threads.run(lease::commit);
    }

    @Override
    public void rollback() {
        threads.run(lease::rollback);
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
    public boolean usable() {
        return lease.usable();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return lease.unwrap(type);
    }

    @Override
    public void close() {
        threads.run(lease::close);
    }
}
