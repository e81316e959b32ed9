package dev.penstock.engine.api.catalog;

import dev.penstock.engine.api.Execution;
import java.util.List;

/**
 * Reads the catalog of a database. Every call queries the server through the engine like any statement. Thread-safe.
 */
public interface Catalog {

    /** The schemas, sorted by name. For SQLite they are the attached databases. */
    List<Schema> schemas();

    /** Like {@link #schemas}, on a thread of the engine. */
    Execution<List<Schema>> schemasAsync();

    /**
     * The tables and views of a schema, sorted by name. Estimates and sizes may be empty even if {@link #tables}
     * provides them: the server can list ten thousand names quickly, but needs the files of each table for its size.
     */
    List<Table> names(String schema);

    /** Like {@link #names}, on a thread of the engine. */
    Execution<List<Table>> namesAsync(String schema);

    /** The tables and views of a schema, sorted by name, with their estimates and sizes. */
    List<Table> tables(String schema);

    /** Like {@link #tables}, on a thread of the engine. */
    Execution<List<Table>> tablesAsync(String schema);

    /** The columns of all tables and views of a schema, in one query. Intended for completion. */
    List<TableColumns> columns(String schema);

    /** Like {@link #columns}, on a thread of the engine. */
    Execution<List<TableColumns>> columnsAsync(String schema);

    /**
     * The details of one table or view.
     *
     * @throws dev.penstock.engine.api.StatementException if none has that name
     */
    TableDetail describe(TableName table);

    /** Like {@link #describe}, on a thread of the engine. */
    Execution<TableDetail> describeAsync(TableName table);
}
