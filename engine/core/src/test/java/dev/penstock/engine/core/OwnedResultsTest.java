package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Count;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Transaction;
import org.junit.jupiter.api.Test;

class OwnedResultsTest {
    private static final SqlStatement BOTH = SqlStatement.of("delete from t; select 1");

    @Test
    void several_countsAllItsPartsIntoOneFlight() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedResults.several(new Count(2), ScriptedPool.rows(3)));
            Several several = (Several) scripted.database.execute(BOTH);

            assertThat(several.next()).isEqualTo(new Count(2));
            assertThat(several.next()).isInstanceOfSatisfying(Rows.class, rows -> rows.forEachRow(row -> {}));
            assertThat(scripted.completed).isEmpty();
            assertThat(several.next()).isNull();

            assertThat(scripted.lastCompletion().rows()).isEqualTo(5);
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void several_cancelled_failsItsNextPart() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedResults.several(new Count(2), new Count(3)));
            Several several = (Several) scripted.database.execute(BOTH);

            several.cancel();

            assertThat(catchThrowableOfType(CancelledException.class, several::next))
                    .isNotNull();
            several.close();
            assertThat(scripted.pool.out).hasValue(0);
        }
    }

    @Test
    void documents_holdTheLeaseUntilTheyEnd() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedResults.documents(2));
            scripted.pool.script.add(statement -> ScriptedResults.documents(2));
            Documents documents = (Documents) scripted.database.execute(DocumentCommand.of("{\"find\": \"t\"}"));
            assertThat(documents.next()).hasSize(1);
            assertThat(scripted.pool.out).hasValue(1);
            documents.close();
            assertThat(scripted.pool.out).hasValue(0);

            Documents cancelled = (Documents) scripted.database.execute(DocumentCommand.of("{\"find\": \"t\"}"));
            cancelled.cancel();
            assertThat(catchThrowableOfType(CancelledException.class, cancelled::next))
                    .isNotNull();
        }
    }

    @Test
    void openResultsOfATransaction_ofEveryKind_areClosedByItsEnd() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(statement -> ScriptedResults.documents(2));
            scripted.pool.script.add(statement -> ScriptedResults.several(new Count(2)));
            try (Transaction transaction =
                    scripted.database.session(Caller.of("test")).begin()) {
                transaction.execute(BOTH);
                transaction.execute(BOTH);
            }
            assertThat(scripted.completed).hasSize(3);
            assertThat(scripted.pool.out).hasValue(0);
        }
    }
}
