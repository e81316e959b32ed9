package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.StatementOptions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SeveralTest {
    private static final StatementOptions STREAMED =
            StatementOptions.builder().fetchSize(1).build();

    private static Several several(Scripted scripted, String text) {
        return (Several) scripted.database.execute(SqlStatement.of(text).with(STREAMED));
    }

    @Test
    void statements_runWhenTheirResultsAreFetched() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(2));
            scripted.pool.script.add(statement -> ScriptedPool.rows(2));
            Several results = several(scripted, "insert 1; select 2");
            assertThat(scripted.pool.calls).isEmpty();

            assertThat(results.next()).isEqualTo(Changed.of(2));
            Rows rows = (Rows) results.nextAsync().await();
            assertThat(rows.next()).isNotNull();
            assertThat(results.next()).isNull();
            assertThat(results.next()).isNull();

            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.completed).singleElement().satisfies(completed -> {
                assertThat(completed.rows()).isEqualTo(3);
                assertThat(completed.outcome()).isEqualTo(Outcome.DONE);
            });
        }
    }

    @Test
    void cancelledAfterTheFirst_saysThatTheFirstTookEffect() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            Several results = several(scripted, "insert 31; insert 32");
            results.next();
            results.cancel();

            CancelledException cancelled = catchThrowableOfType(CancelledException.class, results::next);

            assertThat(cancelled.outcome()).isEqualTo(Outcome.DONE);
            assertThat(cancelled).hasMessageContaining("do not run it again");
            assertThat(scripted.pool.calls).contains("insert 31").doesNotContain("insert 32");
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void secondRefused_reportsBothParts() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.killed();
            });
            Several results = several(scripted, "insert 31; insert 32");
            results.next();

            StatementException failed = catchThrowableOfType(StatementException.class, results::next);

            assertThat(failed.diagnosis().parts()).isEqualTo(List.of(Outcome.DONE, Outcome.NOT_DONE));
            assertThat(failed.outcome()).isEqualTo(Outcome.DONE);
            assertThat(catchThrowableOfType(ResultException.class, results::next)
                            .code())
                    .isEqualTo(ErrorCode.RESULT_CLOSED);
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void failureInAStreamedPart_endsTheRestAndTheConnectionComesBack() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.rows(3));
            Several results = several(scripted, "select 1; insert 2");
            Rows rows = (Rows) Objects.requireNonNull(results.next());
            rows.cancel();
            assertThat(catchThrowableOfType(CancelledException.class, rows::next))
                    .isNotNull();

            assertThat(catchThrowableOfType(ResultException.class, results::next)
                            .code())
                    .isEqualTo(ErrorCode.RESULT_CLOSED);
            results.close();
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(scripted.completed).hasSize(1);
        }
    }

    @Test
    void close_beforeTheEnd_leavesTheRestUnrun() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            Several results = several(scripted, "insert 1; insert 2");
            results.next();
            results.close();

            assertThat(scripted.pool.calls).containsExactly("insert 1");
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void transactionInOneText_closedInTheMiddle_isReportedAsRolledBack() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(0));
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
            Several results = several(scripted, "begin; insert 1; commit");
            results.next();
            results.next();

            StatementException left = catchThrowableOfType(StatementException.class, results::close);

            assertThat(left.code()).isEqualTo(ErrorCode.TRANSACTION_LEFT_OPEN);
            assertThat(left.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(scripted.pool.out).hasValue(0);
        }
    }
}
