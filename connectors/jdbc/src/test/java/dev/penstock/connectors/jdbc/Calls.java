package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.tck.LeaseCalls;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Wire;
import org.jspecify.annotations.Nullable;

/** Statements on a bare lease. */
final class Calls {
    private static final LeaseCalls CALLS = new LeaseCalls(new PlainConnector());

    private Calls() {}

    static Result execute(Lease lease, Statement statement) {
        return CALLS.execute(lease, statement);
    }

    static Result execute(Lease lease, Statement statement, Wire wire) {
        return CALLS.execute(lease, statement, wire);
    }

    static Result execute(Lease lease, String sql) {
        return execute(lease, SqlStatement.of(sql));
    }

    static Rows streamed(Lease lease, String sql, int fetchSize, Wire wire) {
        StatementOptions options =
                StatementOptions.builder().fetchSize(fetchSize).build();
        return (Rows) execute(lease, SqlStatement.of(sql).with(options), wire);
    }

    static @Nullable String cell(Lease lease, String sql, @Nullable Object... values) {
        return ((Rows) execute(lease, SqlStatement.of(sql, values)))
                .toList(1)
                .getFirst()
                .text(0);
    }
}
