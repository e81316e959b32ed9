package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.catalog.TableName;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Tells of a table that is not there, and which one was probably meant. */
public final class UnknownTable {
    private UnknownTable() {}

    /**
     * The failure, with the nearest name in its advice.
     *
     * @param wanted what was asked for
     * @param known what there is: in that schema, and of that name elsewhere
     */
    public static StatementException of(TableName wanted, Collection<TableName> known) {
        return new StatementException(
                ErrorCode.STATEMENT_REJECTED,
                "There is no table or view '" + wanted + "'",
                Diagnosis.of(Outcome.NOT_DONE, advice(wanted, known)),
                null);
    }

    private static String advice(TableName wanted, Collection<TableName> known) {
        return nearest(wanted, known)
                .map(name -> "Write '" + name + "', which is there.")
                .orElseGet(() -> known.isEmpty()
                        ? "There are no tables or views in '" + wanted.schema()
                                + "': look whether the schema is the right one."
                        : "None of the " + known.size() + " there has a similar name: list the schema's tables.");
    }

    private static Optional<TableName> nearest(TableName wanted, Collection<TableName> known) {
        return known.stream()
                .filter(name ->
                        distance(wanted, name) <= Math.max(1, wanted.name().length() / 3))
                .min(Comparator.comparingInt((TableName name) -> distance(wanted, name))
                        .thenComparingInt(name -> name.schema().equals(wanted.schema()) ? 0 : 1)
                        .thenComparing(TableName::toString));
    }

    private static int distance(TableName one, TableName other) {
        return distance(one.name().toLowerCase(Locale.ROOT), other.name().toLowerCase(Locale.ROOT));
    }

    /** How many letters have to be put in, taken out or replaced (Levenshtein). */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[other.length()];
    }
}
