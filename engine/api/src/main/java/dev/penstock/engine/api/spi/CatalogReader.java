package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import java.util.List;

/** Asks one engine what it holds, by statements in the session it is given. Stateless. */
public interface CatalogReader {

    /** See {@link dev.penstock.engine.api.catalog.Catalog#schemas}. */
    List<Schema> schemas(Session session);

    /**
     * See {@link dev.penstock.engine.api.catalog.Catalog#names}. Where nobody says otherwise the same as {@link #tables}:
     * right for an engine that has its figures at hand.
     */
    default List<Table> names(Session session, String schema) {
        return tables(session, schema);
    }

    /** See {@link dev.penstock.engine.api.catalog.Catalog#tables}. */
    List<Table> tables(Session session, String schema);

    /** See {@link dev.penstock.engine.api.catalog.Catalog#columns}. */
    List<TableColumns> columns(Session session, String schema);

    /** See {@link dev.penstock.engine.api.catalog.Catalog#describe}. */
    TableDetail describe(Session session, TableName table);
}
