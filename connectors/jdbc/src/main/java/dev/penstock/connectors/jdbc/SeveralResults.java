package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The statements of one text, each run when its result is asked for. */
final class SeveralResults implements Several {
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(2);

    private final JdbcLease lease;
    private final SqlScript script;
    private final SqlStatement statement;
    private @Nullable Result current;
    private int index;

    SeveralResults(JdbcLease lease, SqlScript script, SqlStatement statement) {
        this.lease = lease;
        this.script = script;
        this.statement = statement;
    }

    @Override
    public @Nullable Result next() {
        closeCurrent();
        if (index >= script.pieces().size()) {
            return null;
        }
        int next = index;
        // a failure ends the rest
        index = script.pieces().size();
        Result result = lease.execute(script, next, statement);
        index = next + 1;
        current = result;
        return result;
    }

    private void closeCurrent() {
        if (current instanceof Rows rows) {
            rows.close();
        }
        current = null;
    }

    @Override
    public void cancel() {
        lease.cancel(CANCEL_LIMIT);
    }

    @Override
    public void close() {
        index = script.pieces().size();
        closeCurrent();
    }
}
