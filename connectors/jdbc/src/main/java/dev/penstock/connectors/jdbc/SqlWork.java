package dev.penstock.connectors.jdbc;

import java.sql.SQLException;

/** Commands on a JDBC connection. */
@FunctionalInterface
public interface SqlWork {

    /** Runs the commands. */
    void run() throws SQLException;
}
