package dev.penstock.connectors.tck.datasource;

import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.Capability;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A DataSource over an empty database that no other test uses, and what the engine recorded of it. */
public interface DataSourceBed extends AutoCloseable {

    /** The DataSource; its pool has two connections, and a caller waits a few seconds for one at most. */
    DataSource dataSource();

    /** One of a database that cannot be reached. */
    DataSource unreachable();

    /** What was recorded of all statements so far, in the order in which it happened. */
    List<StatementEvent> events();

    /** How many connections are in use. */
    int checkedOut();

    /** What the engine can do. */
    Set<Capability> capabilities();

    /** The SQL that differs. */
    DataSourceTexts texts();

    /** Takes the database away. */
    @Override
    void close();
}
