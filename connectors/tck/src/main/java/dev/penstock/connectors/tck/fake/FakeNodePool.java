package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.AdmissionException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.ChangeSource;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The connections to one fake server. */
final class FakeNodePool implements NodePool {
    private static final String VERSION = "1.0 (fake)";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<FakeConnection> idle = new ArrayDeque<>();
    private final Set<FakeLease> lent = new HashSet<>();
    private final Thread keeper;
    private volatile NodeTarget target;
    private int opening;
    private int waiting;
    private int generation;
    private boolean closed;
    private Deadline graceEnds = Deadline.NONE;

    FakeNodePool(NodeTarget target) {
        this.target = target;
        this.keeper = Thread.ofPlatform()
                .daemon()
                .name("penstock-fake " + target.database())
                .start(this::keepMinimum);
    }

    NodeTarget target() {
        return target;
    }

    @Override
    public Lease lease(Deadline deadline) {
        lock.lock();
        try {
            while (true) {
                requireOpen();
                FakeConnection ready = idle.poll();
                if (ready != null && ready.open()) {
                    return lend(ready);
                }
                if (ready == null) {
                    if (lent.size() + opening < max()) {
                        return lend(connectUnlocked());
                    }
                    if (deadline.expired()) {
                        throw timedOut(null);
                    }
                    waiting++;
                    try {
                        var _ = changed.awaitNanos(deadline.remainingNanos());
                    } finally {
                        waiting--;
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw timedOut(interrupted);
        } finally {
            lock.unlock();
        }
    }

    private Lease lend(FakeConnection connection) {
        FakeLease lease = new FakeLease(this, connection, generation);
        lent.add(lease);
        return lease;
    }

    private FakeConnection connectUnlocked() {
        opening++;
        lock.unlock();
        FakeConnection connection;
        try {
            connection = connect();
        } finally {
            lock.lock();
            opening--;
            changed.signalAll();
        }
        if (closed) {
            connection.abort();
        }
        requireOpen();
        return connection;
    }

    /** A new connection; secrets are resolved for each. */
    FakeConnection connect() {
        NodeTarget to = target;
        try (Secret user = resolve(to.profile().username());
                Secret password = resolve(to.profile().password())) {
            return FakeDocumentServer.connect(to.address(), user.reveal(), password.reveal());
        } catch (FakeServerException | FakeNetworkException error) {
            throw FakeFailures.unreachable(error, to);
        }
    }

    private Secret resolve(@Nullable Template template) {
        return template == null ? Secret.of("") : template.resolve(target.secrets());
    }

    private int max() {
        return target.profile().pool().max();
    }

    private PenstockException timedOut(@Nullable Exception cause) {
        return new AdmissionException(
                ErrorCode.POOL_TIMEOUT,
                "No connection was free in time",
                Diagnosis.of(Outcome.NOT_DONE, "Raise pool.max or the deadline.")
                        .at(target.database(), target.node())
                        .with(state()),
                cause);
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException(
                    ErrorCode.CLOSED,
                    "The pool has been closed",
                    Diagnosis.of(Outcome.NOT_DONE, "Open a new one.").at(target.database(), target.node()),
                    null);
        }
    }

    void giveBack(FakeLease lease, boolean retired) {
        FakeConnection connection = lease.connection();
        lock.lock();
        try {
            boolean keeps = lent.remove(lease)
                    && !closed
                    && !retired
                    && connection.open()
                    && lease.generation() == generation
                    && lent.size() + opening + idle.size() < max();
            if (keeps) {
                idle.push(connection);
            } else {
                connection.abort();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public PoolState state() {
        lock.lock();
        try {
            return new PoolState(target.node(), lent.size(), idle.size(), waiting, max());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Probe probe(Deadline deadline) {
        lock.lock();
        try {
            requireOpen();
        } finally {
            lock.unlock();
        }
        long from = System.nanoTime();
        FakeConnection connection = connect();
        try {
            connection.run(Map.of("ping", 1));
            Duration took = Duration.ofNanos(Math.max(1, System.nanoTime() - from));
            return new Probe(Role.PRIMARY, new Node.Observation(VERSION, null, null, null, took));
        } catch (FakeServerException | FakeNetworkException error) {
            throw FakeFailures.unreachable(error, target);
        } finally {
            connection.abort();
        }
    }

    @Override
    public void refresh(NodeTarget renewed) {
        lock.lock();
        try {
            boolean login = !Objects.equals(
                            target.profile().username(), renewed.profile().username())
                    || !Objects.equals(
                            target.profile().password(), renewed.profile().password());
            target = renewed;
            if (login) {
                drain();
            }
            while (!idle.isEmpty() && lent.size() + opening + idle.size() > max()) {
                idle.removeLast().abort();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void drain() {
        lock.lock();
        try {
            generation++;
            idle.forEach(FakeConnection::abort);
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<ChangeSource> changes() {
        return Optional.of(new FakeChangeSource(this));
    }

    @Override
    public void close(Duration grace) {
        lock.lock();
        try {
            boolean first = !closed;
            closed = true;
            graceEnds = graceEnds.within(grace);
            drain();
            while (first && !lent.isEmpty() && !graceEnds.expired()) {
                var _ = changed.awaitNanos(graceEnds.remainingNanos());
            }
            if (first) {
                List.copyOf(lent).forEach(lease -> lease.connection().abort());
                lent.clear();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        if (grace.isZero()) {
            joinKeeper();
        }
    }

    private void joinKeeper() {
        try {
            var _ = keeper.join(Duration.ofSeconds(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens connections until there are as many as the profile keeps. */
    private void keepMinimum() {
        lock.lock();
        try {
            while (!closed) {
                boolean lacks = lent.size() + opening + idle.size()
                        < target.profile().pool().min();
                if (!lacks || !opensIdle()) {
                    var _ = changed.await(1, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean opensIdle() {
        try {
            idle.push(connectUnlocked());
            changed.signalAll();
            return true;
        } catch (PenstockException failure) {
            return false;
        }
    }
}
