package dev.penstock.connectors.tck.outcomes;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.StatementOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one case gives its program.
 *
 * @param database what it runs on
 * @param texts the SQL that differs
 * @param id the key of its first row; the next one is the case's own as well
 * @param slow whether the call runs for many seconds in the server
 * @param timeout the limit of the call; null for none
 * @param async whether the call runs by its asynchronous form, which can be cancelled
 */
record Setting(
        Database database,
        OutcomeTexts texts,
        int id,
        boolean slow,
        @Nullable Duration timeout,
        boolean async) {

    Session session() {
        return database.session(Caller.of("outcomes"));
    }

    StatementOptions.Builder options() {
        StatementOptions.Builder options = StatementOptions.builder();
        if (timeout != null) {
            options.timeout(timeout);
        }
        return options;
    }

    String insert() {
        return slow ? texts.slowInsert() : OutcomeTexts.INSERT;
    }

    /** An insert whose commit is slow if the case is. */
    String insertBeforeCommit() {
        String late = texts.slowCommitInsert();
        return slow && late != null ? late : OutcomeTexts.INSERT;
    }
}
