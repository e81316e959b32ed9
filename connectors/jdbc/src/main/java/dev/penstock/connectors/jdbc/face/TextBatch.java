package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.engine.api.SqlStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of texts. Each text is an operation of its own, so that access judges and audit sees each of them and each has its
 * own outcome; the driver gets them together. A text joined of all would be analysed as one, and an unclosed comment in one
 * text would hide the next.
 *
 * @param statement whose batch it is
 * @param entries its texts; at least one
 */
record TextBatch(GatedStatement statement, List<SqlStatement> entries) {

    /** Runs it; nothing is sent if one of its texts is refused. */
    long[] run(StatementCall<long[]> call) throws SQLException {
        List<JdbcOperation> operations = new ArrayList<>(entries.size());
        try {
            for (SqlStatement entry : entries) {
                JdbcOperation operation = new JdbcOperation(statement.connection);
                if (operations.isEmpty()) {
                    statement.current(operation);
                }
                operation.begin(entry);
                operations.add(operation);
            }
            return operations.getFirst().attempt(session -> {
                Statement real = operations.getFirst().prepare(session, statement);
                real.clearBatch();
                for (SqlStatement entry : entries) {
                    real.addBatch(entry.text());
                }
                for (JdbcOperation operation : operations) {
                    operation.sending(session);
                }
                long[] counts = call.on(real);
                for (int i = 0; i < operations.size(); i++) {
                    done(session, operations.get(i), i < counts.length ? counts[i] : 0);
                }
                return counts;
            });
        } catch (Throwable thrown) {
            throw failed(operations, thrown);
        }
    }

    private static void done(JdbcSession session, JdbcOperation operation, long count) throws SQLException {
        operation.answered(session);
        operation.count(Math.max(0, count));
        operation.succeed();
    }

    private SQLException failed(List<JdbcOperation> operations, Throwable thrown) throws SQLException {
        JdbcSession session = thrown instanceof SQLException failure ? survived(operations, failure) : null;
        long[] counts = session != null && thrown instanceof SQLException batch
                ? session.behaviour().batchCounts(batch, entries.size())
                : null;
        RuntimeException known = null;
        for (int i = 0; i < operations.size(); i++) {
            JdbcOperation operation = operations.get(i);
            if (session != null && counts != null && counts[i] != Statement.EXECUTE_FAILED) {
                done(session, operation, counts[i]);
                continue;
            }
            if (counts != null) {
                operation.refused();
            } else if (session != null) {
                operation.unknown();
            }
            RuntimeException ended = operation.fail(thrown);
            known = known == null ? ended : known;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (known != null) {
            return SqlExceptions.of(known);
        }
        return thrown instanceof SQLException failure ? failure : SqlExceptions.of(new IllegalStateException(thrown));
    }

    /** The session, if the batch was sent and the connection lives; null otherwise. */
    private @Nullable JdbcSession survived(List<JdbcOperation> operations, SQLException failure) throws SQLException {
        if (operations.isEmpty() || !operations.getFirst().sent()) {
            return null;
        }
        return operations.getFirst().survivor(failure);
    }

    static long[] longs(int[] counts) {
        long[] wide = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            wide[i] = counts[i];
        }
        return wide;
    }

    static int[] ints(long[] counts) {
        int[] narrow = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            narrow[i] = (int) Math.min(Integer.MAX_VALUE, counts[i]);
        }
        return narrow;
    }
}
