package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.sql.SqlText;
import java.util.List;

/** A text cut into its statements. Immutable. */
public final class SqlScript {
    private final List<SqlPiece> pieces;

    private SqlScript(List<SqlPiece> pieces) {
        this.pieces = pieces;
    }

    /** Cuts a text by the rules of an engine. */
    public static SqlScript of(String text, EngineKind engine) {
        return of(SqlText.of(text, engine), engine);
    }

    /** The statements of a text that is cut into tokens already. */
    public static SqlScript of(SqlText cut, EngineKind engine) {
        return new SqlScript(SqlPiece.of(cut, engine));
    }

    /** Its statements; none if the text is empty or a comment. */
    List<SqlPiece> pieces() {
        return pieces;
    }

    /** How many statements it has. */
    public int size() {
        return pieces.size();
    }

    /** About how many bytes of memory it takes. */
    public int weight() {
        int weight = 0;
        for (SqlPiece piece : pieces) {
            weight += piece.weight();
        }
        return weight;
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
