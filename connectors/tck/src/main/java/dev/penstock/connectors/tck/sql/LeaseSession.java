package dev.penstock.connectors.tck.sql;

import dev.penstock.connectors.tck.LeaseCalls;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.CatalogSession;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Wire;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A catalog session on one lease. */
record LeaseSession(Lease lease, LeaseCalls calls) implements CatalogSession {
    private static final TransactionOptions SNAPSHOT = TransactionOptions.builder()
            .isolation(TransactionOptions.Isolation.REPEATABLE_READ)
            .readOnly(true)
            .build();

    @Override
    public Result execute(Statement statement) {
        return calls.execute(lease, statement);
    }

    @Override
    public <T extends @Nullable Object> T inSnapshot(Function<CatalogSession, T> work) {
        lease.begin(SNAPSHOT);
        try {
            return work.apply(this);
        } finally {
            lease.rollback(Wire.NONE);
        }
    }
}
