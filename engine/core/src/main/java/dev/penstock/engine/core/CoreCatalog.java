package dev.penstock.engine.core;

import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.CatalogSession;
import dev.penstock.engine.core.task.CallExecution;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets an engine's reader run its statements in a caller's session. */
final class CoreCatalog implements Catalog {
    private static final TransactionOptions SNAPSHOT = TransactionOptions.builder()
            .isolation(TransactionOptions.Isolation.REPEATABLE_READ)
            .readOnly(true)
            .build();

    private final CoreSession session;

    CoreCatalog(CoreSession session) {
        this.session = session;
    }

    private CatalogReader reader() {
        return session.database().nodes().connector().catalog();
    }

    @Override
    public List<Schema> schemas() {
        return reader().schemas(new Reading(session));
    }

    @Override
    public Execution<List<Schema>> schemasAsync() {
        return start(reading -> reader().schemas(reading));
    }

    @Override
    public List<Table> names(String schema) {
        return reader().names(new Reading(session), schema);
    }

    @Override
    public Execution<List<Table>> namesAsync(String schema) {
        return start(reading -> reader().names(reading, schema));
    }

    @Override
    public List<Table> tables(String schema) {
        return reader().tables(new Reading(session), schema);
    }

    @Override
    public Execution<List<Table>> tablesAsync(String schema) {
        return start(reading -> reader().tables(reading, schema));
    }

    @Override
    public List<TableColumns> columns(String schema) {
        return reader().columns(new Reading(session), schema);
    }

    @Override
    public Execution<List<TableColumns>> columnsAsync(String schema) {
        return start(reading -> reader().columns(reading, schema));
    }

    @Override
    public TableDetail describe(TableName table) {
        return reader().describe(new Reading(session), table);
    }

    @Override
    public Execution<TableDetail> describeAsync(TableName table) {
        return start(reading -> reader().describe(reading, table));
    }

    private <R> Execution<R> start(Function<CatalogSession, R> question) {
        CancellableWork work = new CancellableWork();
        return CallExecution.start(
                session.database().services().callers(),
                work::cancel,
                () -> question.apply(new Reading(session.within(work))));
    }

    /** Each statement by itself, or all in one transaction that sees one state. */
    private record Reading(CoreSession session) implements CatalogSession {
        @Override
        public Result execute(Statement statement) {
            return session.execute(statement);
        }

        @Override
        public <T extends @Nullable Object> T inSnapshot(Function<CatalogSession, T> work) {
            try (Transaction transaction = session.begin(SNAPSHOT)) {
                return work.apply(transaction::execute);
            }
        }
    }
}
