package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks that values and placeholders agree, before anything is sent. */
final class Binding {
    private Binding() {}

    /** Checks the values of a whole text, of which one statement is about to run. */
    static void check(SqlStatement sql, SqlScript script, int index, boolean preparesAll) {
        switch (sql.values()) {
            case SqlStatement.None ignored -> {
                if (preparesAll) {
                    checkNone(script.pieces().get(index));
                }
            }
            case SqlStatement.Positional positional ->
                checkPositional(script, positional.values().size());
            case SqlStatement.Named named -> checkNamed(script, named.values());
            case SqlStatement.Batch batch -> checkBatch(script, batch.rows());
        }
    }

    /** Checks a text that came without values, for engines that would take NULL for those. */
    static void checkNone(SqlPiece piece) {
        if (piece.placeholders() > 0 || !piece.names().isEmpty()) {
            String wanted = piece.names().isEmpty()
                    ? "one for each ?"
                    : "a value for :" + piece.names().getFirst();
            throw missing("The statement has placeholders and came without values", "Give " + wanted + ".");
        }
    }

    /** Checks that all values of a whole text are taken, by position. */
    static void checkPositional(SqlScript script, int values) {
        checkPlaced(script);
        if (script.placeholders() != values) {
            throw missing(
                    "The statement has " + counted(script.placeholders(), "placeholder") + " and came with "
                            + counted(values, "value"),
                    "Give one value for each ? of the text.");
        }
    }

    private static void checkPlaced(SqlScript script) {
        if (script.names().isEmpty()) {
            return;
        }
        for (SqlPiece piece : script.pieces()) {
            if (!piece.names().isEmpty() && piece.placeholders() == 0) {
                throw missing(
                        "The statement names :" + piece.names().getFirst() + " and its values came by position",
                        "Give the values by name, or write ? for each.");
            }
        }
    }

    /** Checks that the text is one statement, and that each row has a value for each placeholder. */
    static void checkBatch(SqlScript script, List<SqlStatement.Positional> rows) {
        if (!script.single()) {
            throw missing(
                    "A batch runs one statement, and the text holds "
                            + script.pieces().size(),
                    "Give each statement a batch of its own.");
        }
        checkPlaced(script);
        int wanted = script.placeholders();
        for (int row = 0; row < rows.size(); row++) {
            int values = rows.get(row).values().size();
            if (values != wanted) {
                throw missing(
                        "The statement has " + counted(wanted, "placeholder") + " and row " + (row + 1)
                                + " of the batch came with " + counted(values, "value"),
                        "Give each row one value for each ? of the text.");
            }
        }
    }

    /** Checks that all values of a whole text are taken, by name. */
    static void checkNamed(SqlScript script, Map<String, @Nullable Object> values) {
        Set<String> wanted = script.names();
        if (values.keySet().equals(wanted)) {
            return;
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw missing("There is no value for " + colons(missing), "Give a value for each name in the text.");
        }
        Set<String> surplus = new TreeSet<>(values.keySet());
        surplus.removeAll(wanted);
        String names = wanted.isEmpty() ? "no names" : "the names " + colons(new TreeSet<>(wanted));
        throw missing(
                "There is a value for " + colons(surplus) + ", which the statement does not name",
                "Leave it out, or correct its name: the statement has " + names + ".");
    }

    /** The values of one statement of a text, in order. */
    static List<@Nullable Object> of(SqlStatement.Values values, SqlScript script, int index) {
        return switch (values) {
            case SqlStatement.None ignored -> List.of();
            case SqlStatement.Positional(List<@Nullable Object> all) when script.single() -> all;
            case SqlStatement.Positional(List<@Nullable Object> all) ->
                all.subList(script.firstValue(index), script.firstValue(index + 1));
            case SqlStatement.Named(Map<String, @Nullable Object> all) -> {
                List<String> names = script.pieces().get(index).names();
                List<@Nullable Object> ordered = new ArrayList<>(names.size());
                for (String name : names) {
                    ordered.add(all.get(name));
                }
                yield ordered;
            }
            case SqlStatement.Batch ignored -> List.of();
        };
    }

    private static String counted(int count, String what) {
        return count == 1 ? "1 " + what : (count == 0 ? "no" : count) + " " + what + "s";
    }

    private static String colons(Set<String> names) {
        return ":" + String.join(", :", names);
    }

    private static StatementException missing(String summary, String advice) {
        return new StatementException(ErrorCode.VALUE_MISSING, summary, Diagnosis.of(Outcome.NOT_DONE, advice), null);
    }
}
