package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.Contract;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Lease;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A theme of the SQL part: statements as texts, results as rows. */
public abstract class SqlContract extends Contract {
    /** Makes the table that most tests write to. */
    static final String ITEM = SqlStatements.ITEM;

    /** For subclasses in other modules. */
    protected SqlContract() {}

    @Override
    protected abstract SqlBed bed();

    final SqlTexts texts() {
        return ((SqlBed) opened()).texts();
    }

    /** Runs statements that return no rows, each by itself, on a lease of their own. */
    final void run(String... statements) {
        try (Lease lease = pool().lease(Deadline.after(LONG))) {
            for (String sql : statements) {
                run(lease, sql);
            }
        }
    }

    /** Runs a statement that returns no rows, and tells how many it changed. */
    final long run(Lease lease, String sql, @Nullable Object... values) {
        return changed(lease, SqlStatement.of(sql, values)).changed();
    }

    /** Runs a query and reads it whole. */
    final List<Row> rows(Lease lease, String sql, @Nullable Object... values) {
        return rows(execute(lease, SqlStatement.of(sql, values))).toList(1_000_000);
    }

    /** A result that has rows. */
    static Rows rows(@Nullable Result result) {
        assertThat(result).isInstanceOf(Rows.class);
        return (Rows) Objects.requireNonNull(result);
    }

    /** Runs a query and reads its only cell as the server writes it. */
    final @Nullable String cell(Lease lease, String sql, @Nullable Object... values) {
        List<Row> rows = rows(lease, sql, values);
        assertThat(rows).as(sql).hasSize(1);
        return rows.getFirst().text(0);
    }

    /** Runs a query on a lease of its own and reads its only cell as the server writes it. */
    final @Nullable String cell(String sql) {
        try (Lease lease = pool().lease(Deadline.after(LONG))) {
            return cell(lease, sql);
        }
    }

    /** A statement whose rows come in batches. */
    static SqlStatement streamed(String sql, int fetchSize) {
        return SqlStatement.of(sql)
                .with(StatementOptions.builder().fetchSize(fetchSize).build());
    }
}
