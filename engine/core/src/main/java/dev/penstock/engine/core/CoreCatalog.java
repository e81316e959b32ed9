package dev.penstock.engine.core;

import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.core.task.CallExecution;
import java.util.List;
import java.util.function.Function;

/** Lets an engine's reader ask in a caller's session. */
final class CoreCatalog implements Catalog {
    private final CoreSession session;

    CoreCatalog(CoreSession session) {
        this.session = session;
    }

    private CatalogReader reader() {
        return session.database().nodes().catalog();
    }

    @Override
    public List<Schema> schemas() {
        return reader().schemas(session);
    }

    @Override
    public Execution<List<Schema>> schemasAsync() {
        return start(cancellable -> reader().schemas(cancellable));
    }

    @Override
    public List<Table> names(String schema) {
        return reader().names(session, schema);
    }

    @Override
    public Execution<List<Table>> namesAsync(String schema) {
        return start(cancellable -> reader().names(cancellable, schema));
    }

    @Override
    public List<Table> tables(String schema) {
        return reader().tables(session, schema);
    }

    @Override
    public Execution<List<Table>> tablesAsync(String schema) {
        return start(cancellable -> reader().tables(cancellable, schema));
    }

    @Override
    public List<TableColumns> columns(String schema) {
        return reader().columns(session, schema);
    }

    @Override
    public Execution<List<TableColumns>> columnsAsync(String schema) {
        return start(cancellable -> reader().columns(cancellable, schema));
    }

    @Override
    public TableDetail describe(TableName table) {
        return reader().describe(session, table);
    }

    @Override
    public Execution<TableDetail> describeAsync(TableName table) {
        return start(cancellable -> reader().describe(cancellable, table));
    }

    private <R> Execution<R> start(Function<Session, R> question) {
        CancellableSession cancellable = new CancellableSession(session);
        return CallExecution.start(
                session.database().services().callers(), cancellable::cancel, () -> question.apply(cancellable));
    }
}
