package dev.penstock.connectors.tck;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session on one lease, for what asks a server by sessions; it knows no more than a catalog reader may call. */
final class LeaseSession implements Session {
    private final Lease lease;

    LeaseSession(Lease lease) {
        this.lease = lease;
    }

    @Override
    public Result execute(Statement statement) {
        return lease.execute(statement);
    }

    @Override
    public Transaction begin(TransactionOptions options) {
        lease.begin(options);
        return new LeaseTransaction(lease);
    }

    @Override
    public Caller caller() {
        return Caller.of("tck");
    }

    @Override
    public Intent defaultIntent() {
        return Intent.READ;
    }

    @Override
    public Optional<ConsistencyToken> token() {
        return Optional.empty();
    }

    @Override
    public Database database() {
        throw new UnsupportedOperationException("A lease knows no database");
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        throw new UnsupportedOperationException("A lease has no threads");
    }

    private record LeaseTransaction(Lease lease) implements Transaction {
        @Override
        public Result execute(Statement statement) {
            return lease.execute(statement);
        }

        @Override
        public Savepoint savepoint(String name) {
            lease.savepoint(name);
            return new Savepoint(name, 1);
        }

        @Override
        public void rollbackTo(Savepoint savepoint) {
            lease.rollbackTo(savepoint.name());
        }

        @Override
        public void release(Savepoint savepoint) {
            lease.release(savepoint.name());
        }

        @Override
        public void commit() {
            lease.commit();
        }

        @Override
        public void rollback() {
            lease.rollback();
        }

        @Override
        public boolean active() {
            return true;
        }

        @Override
        public void close() {
            lease.rollback();
        }

        @Override
        public Execution<Result> executeAsync(Statement statement) {
            throw new UnsupportedOperationException("A lease has no threads");
        }

        @Override
        public Execution<@Nullable Void> commitAsync() {
            throw new UnsupportedOperationException("A lease has no threads");
        }

        @Override
        public Execution<@Nullable Void> rollbackAsync() {
            throw new UnsupportedOperationException("A lease has no threads");
        }
    }
}
