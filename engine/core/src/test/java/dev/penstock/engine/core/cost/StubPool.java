package dev.penstock.engine.core.cost;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import dev.penstock.engine.api.spi.RowCursor;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pool that answers each statement with one row. It allocates nothing: each thread has one lease of its own, as a thread
 * of the harness runs one statement at a time.
 */
final class StubPool implements NodePool {
    private final ThreadLocal<StubLease> leases = ThreadLocal.withInitial(StubLease::new);

    @Override
    public Lease lease(Deadline deadline) {
        return leases.get();
    }

    @Override
    public PoolState state() {
        return new PoolState("stub", 0, 0, 0, Integer.MAX_VALUE);
    }

    @Override
    public Probe probe(Deadline deadline) {
        return new Probe(Role.PRIMARY, new Node.Observation("0", null, null, null, Duration.ofMillis(1)));
    }

    @Override
    public void refresh(NodeTarget target) {}

    @Override
    public void drain() {}

    @Override
    public void close(Duration grace) {}

    private static final class StubLease implements Lease {
        private final OneRow rows = new OneRow();

        @Override
        public Answer execute(Statement statement, Analysis analysis, int index, Wire wire) {
            wire.sending(Wire.Scope.AUTOCOMMIT);
            rows.read = false;
            wire.answered();
            return rows;
        }

        @Override
        public void begin(TransactionOptions options) {}

        @Override
        public void commit(Wire wire) {}

        @Override
        public void rollback(Wire wire) {}

        @Override
        public void savepoint(String name) {}

        @Override
        public void rollbackTo(String name) {}

        @Override
        public void release(String name) {}

        @Override
        public boolean cancel(Duration limit) {
            return true;
        }

        @Override
        public void abort() {}

        @Override
        public TransactionState transaction() {
            return TransactionState.NONE;
        }

        @Override
        public boolean changed() {
            return false;
        }

        @Override
        public boolean usable() {
            return true;
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static final class OneRow implements RowCursor, RowBatch {
        private static final List<Column> COLUMNS = List.of(new Column("n", "int", Integer.class));
        private boolean read;

        @Override
        public List<Column> columns() {
            return COLUMNS;
        }

        @Override
        public @Nullable RowBatch read(int rows) {
            if (read) {
                return null;
            }
            read = true;
            return this;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Object value(int row, int column) {
            return 1;
        }

        @Override
        public String text(int row, int column) {
            return "1";
        }

        @Override
        public void close() {}
    }
}
