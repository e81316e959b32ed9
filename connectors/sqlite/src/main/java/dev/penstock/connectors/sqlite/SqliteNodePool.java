package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import java.time.Duration;

/** A pool whose leases keep native calls off virtual threads. */
final class SqliteNodePool implements NodePool {
    private final NodePool pool;
    private final PlatformThreads threads;

    SqliteNodePool(NodePool pool, PlatformThreads threads) {
        this.pool = pool;
        this.threads = threads;
    }

    @Override
    public Lease lease(Deadline deadline) {
        return new SqliteLease(pool.lease(deadline), threads);
    }

    @Override
    public PoolState state() {
        return pool.state();
    }

    @Override
    public Probe probe(Deadline deadline) {
        return pool.probe(deadline);
    }

    @Override
    public void refresh(NodeTarget target) {
        threads.resize(target.profile().pool().max());
        pool.refresh(target);
    }

    @Override
    public void drain() {
        pool.drain();
    }

    @Override
    public void close(Duration grace) {
        pool.close(grace);
        threads.close();
    }
}
