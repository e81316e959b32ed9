package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks that values and placeholders agree, before anything is sent. */
final class Binding {
    private Binding() {}

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
        int wanted = 0;
        for (SqlPiece piece : script.pieces()) {
            wanted += piece.placeholders();
            if (!piece.names().isEmpty() && piece.placeholders() == 0) {
                throw missing(
                        "The statement names :" + piece.names().getFirst() + " and its values came by position",
                        "Give the values by name, or write ? for each.");
            }
        }
        if (wanted != values) {
            throw missing(
                    "The statement has " + counted(wanted, "placeholder") + " and came with "
                            + counted(values, "value"),
                    "Give one value for each ? of the text.");
        }
    }

    /** Checks that all values of a whole text are taken, by name. */
    static void checkNamed(SqlScript script, Map<String, @Nullable Object> values) {
        Set<String> wanted = new TreeSet<>();
        for (SqlPiece piece : script.pieces()) {
            wanted.addAll(piece.names());
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw missing("There is no value for " + colons(missing), "Give a value for each name in the text.");
        }
        Set<String> surplus = new TreeSet<>(values.keySet());
        surplus.removeAll(wanted);
        if (!surplus.isEmpty()) {
            String names = wanted.isEmpty() ? "no names" : "the names " + colons(wanted);
            throw missing(
                    "There is a value for " + colons(surplus) + ", which the statement does not name",
                    "Leave it out, or correct its name: the statement has " + names + ".");
        }
    }

    /** The values of one piece of a text, in order. */
    static List<@Nullable Object> of(SqlStatement.Values values, SqlScript script, int index) {
        return switch (values) {
            case SqlStatement.None ignored -> List.of();
            case SqlStatement.Positional(List<@Nullable Object> all) when script.single() -> all;
            case SqlStatement.Positional(List<@Nullable Object> all) -> {
                int from = 0;
                for (int i = 0; i < index; i++) {
                    from += script.pieces().get(i).placeholders();
                }
                yield all.subList(from, from + script.pieces().get(index).placeholders());
            }
            case SqlStatement.Named(Map<String, @Nullable Object> all) -> {
                List<@Nullable Object> ordered = new java.util.ArrayList<>();
                for (String name : script.pieces().get(index).names()) {
                    ordered.add(all.get(name));
                }
                yield ordered;
            }
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
