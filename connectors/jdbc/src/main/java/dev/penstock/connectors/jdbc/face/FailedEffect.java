package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.TransactionState;
import dev.penstock.engine.api.spi.Wire;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * What became of a request that was sent and failed. It is reported as refused only if it certainly had no effect.
 *
 * @param session of the connection
 * @param lease likewise
 * @param sent what was sent
 * @param wire gets the report
 */
record FailedEffect(JdbcSession session, Lease lease, SentText sent, Wire wire) {

    /** Reports it. */
    void report(SQLException failure) {
        AnalysedStatement deciding = SentText.deciding(sent.analysis());
        if (!successful(failure) && sent.whole(session.behaviour())) {
            session.failed(failure, deciding, sent.scope(), true, wire);
            return;
        }
        session.named(failure);
        if (!lease.usable()) {
            // nothing more is known, and nothing is said
            return;
        }
        if (successful(failure)) {
            wire.answered();
        } else if (sent.entries() > 1) {
            reportBatch(failure);
        } else {
            reportChanges(false);
        }
        if (!sent.controls()) {
            session.failed(failure, deciding, sent.scope(), false, wire);
        }
    }

    /**
     * Whether the server has done it, and the driver dislikes the answer: SQL states of the classes 00, 01 and 02 are no
     * errors. PostgreSQL's driver throws them for a query by {@code executeUpdate}.
     */
    private static boolean successful(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && state.length() == 5
                && (state.startsWith("00") || state.startsWith("01") || state.startsWith("02"));
    }

    private void reportBatch(SQLException failure) {
        long[] counts = session.behaviour().batchCounts(failure, sent.entries());
        if (counts == null) {
            reportChanges(true);
        } else if (Arrays.stream(counts).allMatch(count -> count == Statement.EXECUTE_FAILED)) {
            wire.refused();
        } else {
            wire.answered();
        }
    }

    /**
     * By the rows that the connection has changed. Says nothing if they do not tell, and then the outcome is unknown; but in
     * a transaction that lives, a part of the request may be there to be committed.
     *
     * @param rowsAlone whether the request can change nothing but rows
     */
    private void reportChanges(boolean rowsAlone) {
        long before = sent.changesBefore();
        long after = before < 0 ? -1 : changes(session);
        boolean unchanged = after >= 0 && after == before;
        if (lease.transaction() == TransactionState.FAILED || (rowsAlone && unchanged)) {
            wire.refused();
        } else if (after != before || sent.scope() == Wire.Scope.TRANSACTION) {
            wire.answered();
        }
    }

    /** {@link DriverBehaviour#changes}; -1 if not known. */
    static long changes(JdbcSession session) {
        try {
            return session.behaviour().changes(session.connection());
        } catch (SQLException e) {
            return -1;
        }
    }
}
