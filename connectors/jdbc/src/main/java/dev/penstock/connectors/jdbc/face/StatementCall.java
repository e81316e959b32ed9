package dev.penstock.connectors.jdbc.face;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * What is done with the driver's statement.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
interface StatementCall<T> {
    T on(Statement statement) throws SQLException;
}
