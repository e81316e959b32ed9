package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.Wire;
import java.util.List;

/**
 * A text that was sent as a whole, with all its statements.
 *
 * @param analysis of the text
 * @param scope what makes its effect permanent: the strictest of its statements'
 * @param entries of a batch; 1 for a statement
 * @param changesBefore {@link DriverBehaviour#changes} before it was sent; -1 if not known or not needed
 */
record SentText(Analysis analysis, Wire.Scope scope, int entries, long changesBefore) {

    /** What makes a text permanent that is about to be sent: the strictest of its statements' scopes. */
    static Wire.Scope scope(JdbcSession session, Analysis analysis) {
        List<AnalysedStatement> statements = analysis.statements();
        Wire.Scope scope = session.scope(statements.getFirst());
        for (int i = 1; i < statements.size() && scope != Wire.Scope.COMMIT; i++) {
            AnalysedStatement statement = statements.get(i);
            if (statement.control() == TransactionControl.COMMIT
                    || (statement.commits() && scope == Wire.Scope.TRANSACTION)) {
                scope = Wire.Scope.COMMIT;
            } else if (statement.control() == TransactionControl.BEGIN) {
                scope = Wire.Scope.TRANSACTION;
            }
        }
        return scope;
    }

    /** The statement that says what the text has done to the transaction: the last that controls it, if one does. */
    static AnalysedStatement deciding(Analysis analysis) {
        List<AnalysedStatement> statements = analysis.statements();
        for (int i = statements.size() - 1; i > 0; i--) {
            if (controls(statements.get(i))) {
                return statements.get(i);
            }
        }
        return statements.getFirst();
    }

    /** Whether it may have ended a transaction before it failed. */
    boolean controls() {
        return analysis.statements().stream().anyMatch(SentText::controls);
    }

    private static boolean controls(AnalysedStatement statement) {
        return statement.commits() || statement.control() != TransactionControl.NONE;
    }

    /** Whether all of it has failed if the server has refused it, and not only a part. */
    boolean whole(DriverBehaviour behaviour) {
        return entries == 1 && (analysis.single() || (behaviour.textsAreAtomic() && !controls()));
    }
}
