package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.CatalogReader;
import dev.penstock.engine.api.spi.CatalogSession;
import java.util.List;
import java.util.OptionalLong;

/** The collections of the fake database, whose fields are not known. */
final class FakeCatalogReader implements CatalogReader {
    private static final String SCHEMA = "fake";

    @Override
    public List<Schema> schemas(CatalogSession session) {
        return List.of(new Schema(SCHEMA, true, false));
    }

    @Override
    public List<Table> tables(CatalogSession session, String schema) {
        Documents found = (Documents) session.execute(DocumentCommand.of("{\"listCollections\": 1}"));
        return found.toList().stream()
                .map(document -> new Table(
                        new TableName(schema, String.valueOf(document.get("name"))),
                        Table.Kind.COLLECTION,
                        OptionalLong.empty(),
                        OptionalLong.empty()))
                .toList();
    }

    @Override
    public List<TableColumns> columns(CatalogSession session, String schema) {
        return tables(session, schema).stream()
                .map(table -> new TableColumns(table.name(), List.of()))
                .toList();
    }

    @Override
    public TableDetail describe(CatalogSession session, TableName table) {
        throw FakeFailures.unsupported("The fake database does not know its fields", "List the collections.");
    }
}
