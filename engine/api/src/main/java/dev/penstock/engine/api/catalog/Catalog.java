package dev.penstock.engine.api.catalog;

import dev.penstock.engine.api.Execution;
import java.util.List;

/**
 * Reads what a database holds. Every call asks the server, on the one way like any statement. Safe for use by many
 * threads.
 */
public interface Catalog {

    /** The schemas, sorted by name; SQLite's are its attached databases. */
    List<Schema> schemas();

    /** As {@link #schemas}, on a thread of the engine. */
    Execution<List<Schema>> schemasAsync();

    /**
     * The tables and views of a schema, sorted by name, without their estimates and sizes, which may then be empty though
     * {@link #tables} tells them: of ten thousand tables the server knows the names at once, while it has to look at the
     * files of each for its size.
     */
    List<Table> names(String schema);

    /** As {@link #names}, on a thread of the engine. */
    Execution<List<Table>> namesAsync(String schema);

    /** The tables and views of a schema, sorted by name, with their estimates and sizes. */
    List<Table> tables(String schema);

    /** As {@link #tables}, on a thread of the engine. */
    Execution<List<Table>> tablesAsync(String schema);

    /** The columns of all tables and views of a schema, in one question; for completion. */
    List<TableColumns> columns(String schema);

    /** As {@link #columns}, on a thread of the engine. */
    Execution<List<TableColumns>> columnsAsync(String schema);

    /**
     * All about one table or view.
     *
     * @throws dev.penstock.engine.api.StatementException if there is none of that name
     */
    TableDetail describe(TableName table);

    /** As {@link #describe}, on a thread of the engine. */
    Execution<TableDetail> describeAsync(TableName table);
}
