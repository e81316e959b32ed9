package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Intent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a text, as its connector understands it.
 *
 * @param kind the server's tag without counts, in capitals: {@code SELECT}, {@code UPDATE}, {@code CREATE TABLE},
 *     {@code aggregate}; the first word if the connector does not know the statement, empty if it has none
 * @param intent what it does
 * @param control what it does to a transaction
 * @param changesSession whether the connection may differ afterwards: settings, role, temporary objects, locks, prepared
 *     statements
 * @param commits whether the server ends an open transaction by a commit before or after it, as MySQL does with DDL
 * @param everyRow whether it is an {@code UPDATE} or {@code DELETE} without a condition, or empties or drops a table
 * @param objects the tables, views or collections it touches; null if that is not known
 * @param keyConditions the conditions {@code column = value} that hold for every row it touches, candidates for the
 *     shard key; empty if there are none or they are not known
 */
public record AnalysedStatement(
        String kind,
        Intent intent,
        TransactionControl control,
        boolean changesSession,
        boolean commits,
        boolean everyRow,
        @Nullable Set<TouchedObject> objects,
        List<KeyCondition> keyConditions) {

    /** Copies the collections. */
    public AnalysedStatement {
        objects = objects == null ? null : Set.copyOf(objects);
        keyConditions = List.copyOf(keyConditions);
    }

    /** A statement that is not understood: a write to unknown tables that may change the session. */
    public static AnalysedStatement unknown(String firstWord) {
        return new AnalysedStatement(
                firstWord, Intent.WRITE, TransactionControl.NONE, true, false, false, null, List.of());
    }
}
