package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.TransactionOptions;
import org.junit.jupiter.api.Test;

class PinnedSessionTest {
    private static PinnedSession pin(Scripted scripted) {
        return scripted.database.session(Caller.of("test")).pin();
    }

    private static void answer(Scripted scripted, int times) {
        for (int i = 0; i < times; i++) {
            scripted.pool.script.add(statement -> ScriptedPool.changed(1));
        }
    }

    @Test
    void statements_untilClose_shareOneConnection() {
        try (Scripted scripted = new Scripted()) {
            answer(scripted, 3);
            PinnedSession session = pin(scripted);
            assertThat(session.state()).isEqualTo(PinnedSession.State.UNBOUND);
            assertThat(session.node()).isEmpty();

            session.update("set a");
            session.updateAsync("set b").await();

            assertThat(scripted.pool.out).hasValue(1);
            assertThat(session.state()).isEqualTo(PinnedSession.State.IDLE);
            assertThat(session.node()).contains("db1:5432");
            assertThat(session.serverSession()).contains("4711");
            assertThat(session.session().caller().application()).isEqualTo("test");
            session.close();
            session.close();
            assertThat(scripted.pool.out).hasValue(0);
            assertThat(session.state()).isEqualTo(PinnedSession.State.CLOSED);
            assertThat(catchThrowableOfType(ClosedException.class, () -> session.update("set c")))
                    .isNotNull();
        }
    }

    @Test
    void releaseUnchanged_keepsAConnectionThatMayHaveChanged() {
        try (Scripted scripted = new Scripted();
                PinnedSession session = pin(scripted)) {
            assertThat(session.releaseUnchanged()).isTrue();
            answer(scripted, 1);
            session.update("set a");
            assertThat(session.releaseUnchanged()).isFalse();
            scripted.pool.changed = false;
            assertThat(session.releaseUnchanged()).isTrue();
            assertThat(session.state()).isEqualTo(PinnedSession.State.UNBOUND);
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void transactionTypedAsText_isATransaction() {
        try (Scripted scripted = new Scripted();
                PinnedSession session = pin(scripted)) {
            answer(scripted, 3);
            session.update("begin");
            assertThat(session.state()).isEqualTo(PinnedSession.State.IN_TRANSACTION);
            assertThat(session.transactionSince()).isPresent();
            session.update("insert into t values (1)");
            session.update("rollback");
            assertThat(session.state()).isEqualTo(PinnedSession.State.IDLE);
            assertThat(session.transactionSince()).isEmpty();
        }
    }

    @Test
    void beginCommitRollback_controlTheConnection() {
        try (Scripted scripted = new Scripted();
                PinnedSession session = pin(scripted)) {
            session.begin(TransactionOptions.DEFAULT);
            assertThat(session.state()).isEqualTo(PinnedSession.State.IN_TRANSACTION);
            session.commit();
            session.begin(TransactionOptions.DEFAULT);
            session.rollbackAsync().await();
            session.rollback();
            session.begin(TransactionOptions.DEFAULT);
            session.commitAsync().await();

            assertThat(scripted.pool.calls).containsExactly("begin", "commit", "begin", "rollback", "begin", "commit");
            assertThatIllegalStateException().isThrownBy(session::commit);
        }
    }

    @Test
    void connectionLost_isSaidUntilReconnect() {
        try (Scripted scripted = new Scripted();
                PinnedSession session = pin(scripted)) {
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });
            answer(scripted, 1);
            assertThat(catchThrowableOfType(ConnectionLostException.class, () -> session.update("set a"))
                            .outcome())
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(session.state()).isEqualTo(PinnedSession.State.LOST);

            ConnectionLostException lost =
                    catchThrowableOfType(ConnectionLostException.class, () -> session.update("set b"));
            assertThat(lost.code()).isEqualTo(ErrorCode.SESSION_LOST);
            assertThat(lost.outcome()).isEqualTo(Outcome.NOT_DONE);

            session.reconnect();
            session.update("set c");
            assertThat(session.state()).isEqualTo(PinnedSession.State.IDLE);
            assertThat(scripted.pool.calls).containsExactly("set a", "set c");
        }
    }

    @Test
    void connectionLostWithNothingOnIt_isReplaced_andAReadRunsAgain() {
        try (Scripted scripted = new Scripted();
                PinnedSession session = pin(scripted)) {
            scripted.pool.changed = false;
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.NOT_DONE);
            });
            scripted.pool.script.add(statement -> ScriptedPool.rows(1));

            assertThat(session.query("select 1").toList()).hasSize(1);

            assertThat(scripted.pool.calls).containsExactly("select 1", "select 1");
            assertThat(session.state()).isEqualTo(PinnedSession.State.IDLE);
        }
    }

    @Test
    void connectionLostWithNothingOnIt_aWriteIsNotRepeated_andTheNextStatementRuns() {
        try (Scripted scripted = new Scripted();
                PinnedSession session = pin(scripted)) {
            scripted.pool.changed = false;
            scripted.pool.script.add(statement -> {
                throw ScriptedPool.lost(Outcome.UNKNOWN);
            });
            answer(scripted, 1);

            assertThat(catchThrowableOfType(ConnectionLostException.class, () -> session.update("set a"))
                            .outcome())
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(session.state()).isEqualTo(PinnedSession.State.IDLE);
            session.update("set b");

            assertThat(scripted.pool.calls).containsExactly("set a", "set b");
        }
    }

    @Test
    void textThatLeavesATransactionOpen_outsideAPinnedSession_isRefusedBeforeItIsSent() {
        try (Scripted scripted = new Scripted()) {
            StatementException refused = catchThrowableOfType(
                    StatementException.class,
                    () -> scripted.database.execute(SqlStatement.of("begin; insert into t values (1)")));

            assertThat(refused.code()).isEqualTo(ErrorCode.TRANSACTION_LEFT_OPEN);
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(refused).hasMessageContaining("Session.pin()");
            assertThat(scripted.pool.calls).isEmpty();
            assertThat(scripted.pool.out).hasValue(0);
        }
    }
}
