package dev.penstock.engine.core;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.CatalogSession;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.Gate;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Position;
import dev.penstock.engine.api.spi.Probe;
import dev.penstock.engine.api.spi.RowCursor;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connector that answers from a script. It stands in where a real server cannot be made to fail at the wanted moment:
 * a connection lost before the server's answer, a cancel that goes unheard.
 */
final class ScriptedPool implements NodePool, ConnectorProvider {
    final Deque<Function<Statement, Answer>> script = new ConcurrentLinkedDeque<>();
    final Deque<Supplier<Probe>> probes = new ConcurrentLinkedDeque<>();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger out = new AtomicInteger();
    /** What its leases say of their sessions. */
    volatile boolean changed = true;
    /** What leases unwrap to: a real JDBC connection, where a test has one. */
    volatile @Nullable Object beneath;

    /** How a cancel reaches what runs beneath. */
    volatile Runnable cancelBeneath = () -> {};

    volatile boolean reachable = true;
    volatile boolean heedsCancel = true;
    volatile boolean cancelFails;
    volatile boolean abortFails;
    /** So many cancels come before anything runs, and are answered as if all were well. */
    final AtomicInteger idleCancels = new AtomicInteger();

    /** How far the data have got; each look at the position moves it on. */
    final AtomicLong written = new AtomicLong();

    volatile CountDownLatch stopped = new CountDownLatch(1);

    static Profile profile(int maxPool, Duration acquireTimeout) {
        return Profile.builder("scripted", EngineKind.POSTGRESQL)
                .nodes(new NodeAddress.Host("db1", 5432))
                .databaseName("shop")
                .pool(new Profile.Pool(0, maxPool, acquireTimeout))
                .probeEvery(Duration.ofMillis(20))
                .place(new Profile.Place(Path.of("/w/penstock.yaml"), 2, 3))
                .build();
    }

    static StatementException killed() {
        return new StatementException(ErrorCode.STATEMENT_KILLED, "Killed", Diagnosis.of(Outcome.NOT_DONE, ""), null);
    }

    static ConnectionLostException lost(Outcome outcome) {
        return new ConnectionLostException(
                ErrorCode.CONNECTION_LOST, "The connection broke", Diagnosis.of(outcome, "Look."), null);
    }

    /** A statement that changed so many rows. */
    static Answer changed(long rows) {
        return new Answer.Done(Changed.of(rows));
    }

    /** A statement that runs until it is cancelled or aborted. */
    Answer untilStopped(Statement statement) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw heedsCancel ? killed() : lost(Outcome.UNKNOWN);
    }

    static RowCursor rows(int batches) {
        return new FixedCursor(batches);
    }

    /** One batch that comes when it is let go. */
    static RowCursor slowRows(CountDownLatch reading, CountDownLatch go) {
        return new FixedCursor(1) {
            @Override
            public @Nullable RowBatch read(int rows) {
                reading.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return super.read(rows);
            }
        };
    }

    @Override
    public Lease lease(Deadline deadline) {
        if (!reachable) {
            throw new UnreachableException(
                    ErrorCode.CONNECT_REFUSED,
                    "Nothing listens at db1:5432",
                    Diagnosis.of(Outcome.NOT_DONE, "Start it."),
                    null);
        }
        out.incrementAndGet();
        return new ScriptedLease();
    }

    @Override
    public PoolState state() {
        return new PoolState("db1:5432", out.get(), 0, 0, 10);
    }

    @Override
    public Probe probe(Deadline deadline) {
        Supplier<Probe> next = probes.size() > 1 ? probes.pop() : probes.peek();
        if (next == null) {
            throw lost(Outcome.NOT_DONE);
        }
        return next.get();
    }

    static Probe answer(Duration roundTrip) {
        return new Probe(Role.PRIMARY, new Node.Observation("18.6", null, null, null, roundTrip));
    }

    @Override
    public void refresh(NodeTarget target) {
        calls.add("refresh to " + target.profile().pool().max());
    }

    @Override
    public void drain() {
        calls.add("drain");
    }

    @Override
    public void close(Duration grace) {
        calls.add("pool closed");
    }

    @Override
    public Analysis analyse(Statement statement) {
        return ScriptedAnalysis.of(statement.text());
    }

    @Override
    public Position position(String text) {
        return new ScriptedPosition(Long.parseLong(text));
    }

    @Override
    public <T> Optional<T> face(Class<T> type, Gate gate) {
        return type == Gate.class ? Optional.of(type.cast(gate)) : Optional.empty();
    }

    @Override
    public EngineKind engine() {
        return EngineKind.POSTGRESQL;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.SQL);
    }

    @Override
    public List<Problem> check(Profile profile) {
        return List.of();
    }

    @Override
    public NodePool open(NodeTarget target) {
        return this;
    }

    @Override
    public CatalogReader catalog() {
        return new EmptyCatalog();
    }

    private static final class EmptyCatalog implements CatalogReader {
        @Override
        public List<Schema> schemas(CatalogSession session) {
            session.execute(SqlStatement.of("schemas"));
            session.execute(SqlStatement.of("more schemas"));
            return List.of(new Schema("public", true, false));
        }

        @Override
        public List<Table> names(CatalogSession session, String schema) {
            session.execute(SqlStatement.of("names of " + schema));
            return List.of();
        }

        @Override
        public List<Table> tables(CatalogSession session, String schema) {
            session.execute(SqlStatement.of("tables of " + schema));
            return List.of();
        }

        @Override
        public List<TableColumns> columns(CatalogSession session, String schema) {
            session.execute(SqlStatement.of("columns of " + schema));
            return List.of();
        }

        @Override
        public TableDetail describe(CatalogSession session, TableName table) {
            session.execute(SqlStatement.of("describe " + table));
            return new TableDetail(
                    new Table(table, Table.Kind.TABLE, OptionalLong.empty(), OptionalLong.empty()),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    "",
                    null);
        }
    }

    private final class ScriptedLease implements Lease {
        private volatile TransactionState state = TransactionState.NONE;
        private volatile boolean usable = true;
        private boolean closed;

        @Override
        public Answer execute(Statement statement, Analysis analysis, int index, Wire wire) {
            AnalysedStatement part = analysis.statements().get(index);
            calls.add(analysis.single() ? statement.text() : part.kind());
            Wire.Scope scope = state != TransactionState.NONE
                    ? part.control() == TransactionControl.COMMIT ? Wire.Scope.COMMIT : Wire.Scope.TRANSACTION
                    : Wire.Scope.AUTOCOMMIT;
            Answer answer = speak(wire, scope, statement);
            switch (part.control()) {
                case BEGIN -> state = TransactionState.OPEN;
                case COMMIT, ROLLBACK, TWO_PHASE -> state = TransactionState.NONE;
                case NONE, SAVEPOINT -> {}
            }
            return answer;
        }

        /** Failures whose diagnosis says 'not done' come before anything is sent. */
        private Answer speak(Wire wire, Wire.Scope scope, Statement statement) {
            Function<Statement, Answer> next = script.pop();
            try {
                Answer answer = next.apply(statement);
                wire.sending(scope);
                wire.answered();
                return answer;
            } catch (StatementException refused) {
                wire.sending(scope);
                wire.refused();
                throw refused;
            } catch (ConnectionLostException lost) {
                usable = false;
                if (lost.outcome() == Outcome.UNKNOWN) {
                    wire.sending(scope);
                }
                throw lost;
            }
        }

        @Override
        public void begin(TransactionOptions options) {
            calls.add("begin");
            state = TransactionState.OPEN;
        }

        @Override
        public void commit(Wire wire) {
            calls.add("commit");
            if (script.isEmpty()) {
                wire.sending(Wire.Scope.COMMIT);
                wire.answered();
            } else {
                var _ = speak(wire, Wire.Scope.COMMIT, SqlStatement.of("commit"));
            }
            state = TransactionState.NONE;
        }

        @Override
        public void rollback(Wire wire) {
            calls.add("rollback");
            state = TransactionState.NONE;
            wire.rolledBack();
        }

        @Override
        public TransactionState transaction() {
            return state;
        }

        @Override
        public Position position() {
            return new ScriptedPosition(written.incrementAndGet());
        }

        @Override
        public String serverSession() {
            return "4711";
        }

        @Override
        public void savepoint(String name) {
            calls.add("savepoint " + name);
        }

        @Override
        public void rollbackTo(String name) {
            calls.add("rollback to " + name);
        }

        @Override
        public void release(String name) {
            calls.add("release " + name);
        }

        @Override
        public boolean cancel(Duration limit) {
            calls.add("cancel");
            if (cancelFails) {
                throw new IllegalStateException("The script lets it fail");
            }
            if (idleCancels.getAndDecrement() > 0) {
                return true;
            }
            if (heedsCancel) {
                stopped.countDown();
                cancelBeneath.run();
            }
            return heedsCancel;
        }

        @Override
        public void abort() {
            calls.add("abort");
            if (abortFails) {
                throw new IllegalStateException("The script lets it fail");
            }
            usable = false;
            stopped.countDown();
        }

        @Override
        public boolean changed() {
            return changed;
        }

        @Override
        public boolean usable() {
            return usable && !closed;
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return Optional.ofNullable(beneath).filter(type::isInstance).map(type::cast);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                out.decrementAndGet();
            }
        }
    }

    private static class FixedCursor implements RowCursor {
        private final Deque<RowBatch> batches = new ArrayDeque<>();

        private FixedCursor(int count) {
            for (int i = 0; i < count; i++) {
                batches.add(new OneRow(i));
            }
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("n", "int4", Integer.class));
        }

        @Override
        public @Nullable RowBatch read(int rows) {
            return batches.poll();
        }

        @Override
        public void close() {}
    }

    private record OneRow(int number) implements RowBatch {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Object value(int row, int column) {
            return number;
        }

        @Override
        public String text(int row, int column) {
            return Integer.toString(number);
        }
    }
}
