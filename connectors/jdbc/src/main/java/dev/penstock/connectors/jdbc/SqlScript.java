package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.sql.SqlText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A text cut into its statements. Immutable. */
public final class SqlScript {
    private final List<SqlPiece> pieces;
    private final int[] firstValues;
    private final Set<String> names;

    private SqlScript(List<SqlPiece> pieces) {
        this.pieces = pieces;
        this.firstValues = new int[pieces.size() + 1];
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            firstValues[i + 1] = firstValues[i] + pieces.get(i).placeholders();
            all.addAll(pieces.get(i).names());
        }
        this.names = Set.copyOf(all);
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

    /** How many values the whole text takes by position. */
    int placeholders() {
        return firstValues[pieces.size()];
    }

    /** The place of a statement's first value among those of the whole text, from 0. */
    int firstValue(int index) {
        return firstValues[index];
    }

    /** The names of the values that the whole text takes. */
    Set<String> names() {
        return names;
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
