package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import java.util.List;

/** Reads the catalog of one engine by statements in the session given. Stateless. */
public interface CatalogReader {

    /** See {@link dev.penstock.engine.api.catalog.Catalog#schemas}. */
    List<Schema> schemas(CatalogSession session);

    /**
     * See {@link dev.penstock.engine.api.catalog.Catalog#names}. By default the same as {@link #tables}: right for an engine
     * whose figures cost nothing.
     */
    default List<Table> names(CatalogSession session, String schema) {
        return tables(session, schema);
    }

    /** See {@link dev.penstock.engine.api.catalog.Catalog#tables}. */
    List<Table> tables(CatalogSession session, String schema);

    /** See {@link dev.penstock.engine.api.catalog.Catalog#columns}. */
    List<TableColumns> columns(CatalogSession session, String schema);

    /** See {@link dev.penstock.engine.api.catalog.Catalog#describe}. */
    TableDetail describe(CatalogSession session, TableName table);
}
