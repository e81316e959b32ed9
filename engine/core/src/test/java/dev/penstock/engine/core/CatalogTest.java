package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Caller ADA = new Caller("ada", "test");

    @Test
    void questions_takeTheWayAsReadsOfTheCaller() {
        try (Scripted scripted = new Scripted()) {
            for (int i = 0; i < 12; i++) {
                scripted.pool.script.add(statement -> ScriptedPool.changed(0));
            }
            Catalog catalog = scripted.database.session(ADA).catalog();

            assertThat(catalog.schemas()).extracting(Schema::name).containsExactly("public");
            assertThat(catalog.schemasAsync().await()).hasSize(1);
            assertThat(catalog.names("s")).isEqualTo(catalog.namesAsync("s").await());
            assertThat(catalog.tables("s")).isEqualTo(catalog.tablesAsync("s").await());
            assertThat(catalog.columns("s")).isEqualTo(catalog.columnsAsync("s").await());
            assertThat(catalog.describe(new TableName("s", "t")))
                    .isEqualTo(catalog.describeAsync(new TableName("s", "t")).await());

            assertThat(scripted.started).hasSize(12).allSatisfy(started -> {
                assertThat(started.caller()).isEqualTo(ADA);
                assertThat(started.intent()).isEqualTo(Intent.READ);
            });
            assertThat(scripted.pool.calls).contains("names of s", "tables of s");
        }
    }

    @Test
    void cancel_stopsTheStatementUnderWayAndThoseToCome() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(scripted.pool::untilStopped);
            Execution<List<Schema>> question =
                    scripted.database.session(ADA).catalog().schemasAsync();
            Await.until(() -> scripted.pool.calls.contains("schemas"));

            question.cancel();

            assertThat(catchThrowableOfType(CancelledException.class, question::await))
                    .isNotNull();
            assertThat(scripted.pool.calls).doesNotContain("more schemas");
        }
    }

    @Test
    void cancel_betweenTwoStatements_preventsTheSecond() {
        try (Scripted scripted = new Scripted()) {
            CancellableWork work = new CancellableWork();
            CoreSession session = new CoreSession(scripted.database, ADA).within(work);
            work.cancel();

            assertThat(catchThrowableOfType(
                            CancelledException.class, () -> session.execute(SqlStatement.of("select 1"))))
                    .isNotNull();
            assertThat(session.caller()).isEqualTo(ADA);
            assertThat(session.token()).isEmpty();
            assertThat(session.database()).isSameAs(scripted.database);
        }
    }

    @Test
    void cancel_inATransaction_stopsItsStatementAndLetsItEnd() {
        try (Scripted scripted = new Scripted()) {
            scripted.pool.script.add(scripted.pool::untilStopped);
            CancellableWork work = new CancellableWork();
            CoreSession session = new CoreSession(scripted.database, ADA).within(work);
            try (Transaction transaction = session.begin(TransactionOptions.DEFAULT)) {
                Execution<Result> question = transaction.executeAsync(SqlStatement.of("a slow part"));
                Await.until(() -> scripted.pool.calls.contains("a slow part"));

                work.cancel();

                assertThat(catchThrowableOfType(CancelledException.class, question::await))
                        .isNotNull();
                assertThat(catchThrowableOfType(
                                CancelledException.class, () -> transaction.execute(SqlStatement.of("the next part"))))
                        .isNotNull();
            }
            assertThat(scripted.pool.calls).contains("rollback").doesNotContain("the next part");
        }
    }
}
