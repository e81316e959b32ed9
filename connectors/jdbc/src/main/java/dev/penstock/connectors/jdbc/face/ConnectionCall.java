package dev.penstock.connectors.jdbc.face;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is done with the driver's connection.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
interface ConnectionCall<T> {
    T on(Connection connection) throws SQLException;
}
