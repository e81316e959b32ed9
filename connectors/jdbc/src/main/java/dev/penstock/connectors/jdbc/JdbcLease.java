package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Position;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of the pool, borrowed. What it runs belongs to the connection and outlives it. */
final class JdbcLease implements Lease {
    private final JdbcNodePool pool;
    private final Connection borrowed;
    private final PhysicalConnection physical;
    private boolean retired;
    private volatile boolean unwrapped;
    private volatile boolean closed;
    private boolean returned;

    /**
     * Takes a connection out of its pool.
     *
     * @param borrowed the pool's own handle of it
     */
    JdbcLease(JdbcNodePool pool, Connection borrowed, PhysicalConnection physical) {
        this.pool = pool;
        this.borrowed = borrowed;
        this.physical = physical;
    }

    @Override
    public Answer execute(Statement statement, Analysis analysis, int index, Wire wire) {
        checkOpen();
        if (!(statement instanceof SqlStatement sql)) {
            throw Refusals.notSql(physical.driver().engine(), statement);
        }
        SqlScript script = analysis instanceof CutText cut
                ? cut.script()
                : SqlScript.of(sql.text(), physical.driver().engine());
        script.checkNotEmpty();
        Binding.check(sql, script, index, physical.driver().preparesAll());
        return physical.statements().execute(sql, script, analysis.statements().get(index), index, wire);
    }

    @Override
    public void begin(TransactionOptions options) {
        checkOpen();
        physical.statements().closeOpen();
        physical.transaction().begin(options);
    }

    @Override
    public void commit(Wire wire) {
        checkOpen();
        physical.statements().closeOpen();
        physical.transaction().commit(wire);
    }

    @Override
    public void rollback(Wire wire) {
        if (!closed) {
            physical.statements().closeOpen();
            physical.transaction().rollback(wire);
        }
    }

    @Override
    public void savepoint(String name) {
        command("SAVEPOINT " + name);
    }

    @Override
    public void rollbackTo(String name) {
        command("ROLLBACK TO SAVEPOINT " + name);
    }

    @Override
    public void release(String name) {
        command("RELEASE SAVEPOINT " + name);
    }

    private void command(String sql) {
        checkOpen();
        physical.statements().closeOpen();
        physical.transaction().command(sql);
    }

    @Override
    public TransactionState transaction() {
        return closed ? TransactionState.NONE : physical.transaction().state();
    }

    @Override
    public @Nullable Position position() {
        checkOpen();
        return physical.transaction().position();
    }

    @Override
    public @Nullable String serverSession() {
        return closed ? null : physical.driver().serverSession(physical.connection());
    }

    @Override
    public boolean cancel(Duration limit) {
        Running running = physical.running();
        long meant;
        synchronized (this) {
            if (closed) {
                return true;
            }
            meant = running.call();
            running.enter();
        }
        try {
            return (unwrapped && !running.busy()) ? running.cancelUnseen(limit) : running.cancel(meant, limit);
        } finally {
            running.leave();
        }
    }

    @Override
    public synchronized void abort() {
        if (!returned) {
            physical.abort();
        }
    }

    @Override
    public void retire() {
        retired = true;
    }

    @Override
    public boolean changed() {
        return !closed
                && (physical.session().dirty()
                        || physical.statements().opened()
                        || physical.transaction().state() != TransactionState.NONE);
    }

    @Override
    public boolean usable() {
        return !closed && !physical.broken();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        if (closed) {
            return Optional.empty();
        }
        if (type == JdbcSession.class) {
            unwrapped = true;
            return Optional.of(type.cast(physical.leased()));
        }
        Connection connection = physical.connection();
        try {
            if (physical.broken() || !(type.isInstance(connection) || connection.isWrapperFor(type))) {
                return Optional.empty();
            }
            T inside = type.isInstance(connection) ? type.cast(connection) : connection.unwrap(type);
            unwrapped = true;
            physical.session().handedOut();
            return Optional.of(inside);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        boolean reusable = false;
        try {
            physical.running().awaitCancels();
            reusable = !physical.broken() && physical.reset(!retired);
        } finally {
            synchronized (this) {
                returned = true;
            }
            if (reusable && !physical.broken() && !physical.running().cancelInFlight()) {
                pool.giveBack(borrowed);
            } else {
                pool.discard(borrowed);
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The lease has been given back");
        }
        pool.checkNotEnded();
    }
}
