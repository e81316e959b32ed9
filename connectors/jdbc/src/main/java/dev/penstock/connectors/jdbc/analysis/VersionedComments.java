package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.KeyCondition;
import dev.penstock.engine.api.spi.TouchedObject;
import dev.penstock.engine.api.spi.TransactionControl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the two meanings of a text with MySQL's executable comments: that of a server which runs them, and that of one which
 * is too old. Of each the stricter holds.
 */
final class VersionedComments {
    private VersionedComments() {}

    /**
     * The statements with both meanings.
     *
     * @param run as a server sees them that runs the comments
     * @param skipped as one sees them that does not
     */
    static List<AnalysedStatement> merge(List<AnalysedStatement> run, List<AnalysedStatement> skipped) {
        if (skipped.isEmpty() || run.equals(skipped)) {
            return run;
        }
        List<AnalysedStatement> both = new ArrayList<>();
        for (int i = 0; i < run.size(); i++) {
            if (run.size() == skipped.size()) {
                both.add(merge(run.get(i), skipped.get(i)));
            } else {
                // which belongs to which is not known
                AnalysedStatement all = run.get(i);
                for (AnalysedStatement other : skipped) {
                    all = merge(all, other);
                }
                both.add(unknownObjects(all));
            }
        }
        return both;
    }

    private static AnalysedStatement merge(AnalysedStatement one, AnalysedStatement other) {
        List<KeyCondition> conditions = new ArrayList<>(one.keyConditions());
        conditions.retainAll(other.keyConditions());
        return new AnalysedStatement(
                one.kind(),
                Findings.stricter(one.intent(), other.intent()),
                one.control() == TransactionControl.NONE ? other.control() : one.control(),
                one.changesSession() || other.changesSession(),
                one.commits() || other.commits(),
                one.everyRow() || other.everyRow(),
                union(one.objects(), other.objects()),
                conditions);
    }

    private static @Nullable Set<TouchedObject> union(
            @Nullable Set<TouchedObject> one, @Nullable Set<TouchedObject> other) {
        if (one == null || other == null) {
            return null;
        }
        Set<TouchedObject> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static AnalysedStatement unknownObjects(AnalysedStatement statement) {
        return new AnalysedStatement(
                statement.kind(),
                statement.intent(),
                statement.control(),
                true,
                statement.commits(),
                statement.everyRow(),
                null,
                List.of());
    }
}
