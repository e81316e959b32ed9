package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.sql.SqlText;
import java.util.List;

/**
 * A text cut into its statements. Immutable.
 *
 * @param pieces its statements; none where the text is empty or a comment
 */
record SqlScript(List<SqlPiece> pieces) {

    static SqlScript of(String text, EngineKind dialect) {
        SqlText cut = SqlText.of(text, dialect);
        return new SqlScript(cut.statements().stream()
                .map(range -> SqlPiece.of(cut, range, dialect))
                .toList());
    }

    /** Whether it is one statement, as nearly all are. */
    boolean single() {
        return pieces.size() == 1;
    }

    void checkNotEmpty() {
        if (pieces.isEmpty()) {
            throw new StatementException(
                    ErrorCode.STATEMENT_REJECTED,
                    "The text holds no statement",
                    Diagnosis.of(Outcome.NOT_DONE, "Write a statement outside the comments."),
                    null);
        }
    }
}
