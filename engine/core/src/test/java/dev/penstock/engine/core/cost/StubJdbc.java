package dev.penstock.engine.core.cost;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A JDBC driver that answers each query with one row of one number. It allocates nothing: a connection has one statement,
 * and that one result.
 */
final class StubJdbc {
    private StubJdbc() {}

    /** A connection, always open, always valid. */
    static Connection connection() {
        return Filled.of(StubConnection.class);
    }

    /** A data source that gives a new connection each time, as a driver's does. */
    static DataSource dataSource() {
        return Filled.of(StubDataSource.class);
    }

    abstract static class StubDataSource implements DataSource {
        @Override
        public Connection getConnection() {
            return connection();
        }
    }

    abstract static class StubConnection implements Connection {
        private final StubStatement statement = Filled.of(StubStatement.class);

        StubConnection() {
            statement.connection = this;
        }

        @Override
        public Statement createStatement() {
            return statement;
        }

        @Override
        public PreparedStatement prepareStatement(String sql) {
            return statement;
        }

        @Override
        public boolean getAutoCommit() {
            return true;
        }

        @Override
        public int getTransactionIsolation() {
            return TRANSACTION_READ_COMMITTED;
        }

        @Override
        public boolean isValid(int seconds) {
            return true;
        }
    }

    abstract static class StubStatement implements PreparedStatement {
        private final StubResult result = Filled.of(StubResult.class);
        private Connection connection = Filled.of(NoConnection.class);

        @Override
        public boolean execute() {
            result.read = false;
            return true;
        }

        @Override
        public boolean execute(String sql) {
            return execute();
        }

        @Override
        public ResultSet executeQuery() {
            result.read = false;
            return result;
        }

        @Override
        public ResultSet executeQuery(String sql) {
            return executeQuery();
        }

        @Override
        public ResultSet getResultSet() {
            return result;
        }

        @Override
        public int getUpdateCount() {
            return -1;
        }

        @Override
        public Connection getConnection() {
            return connection;
        }
    }

    abstract static class NoConnection implements Connection {}

    abstract static class StubResult implements ResultSet {
        private boolean read;

        @Override
        public boolean next() {
            boolean first = !read;
            read = true;
            return first;
        }

        @Override
        public int getInt(int column) {
            return 1;
        }

        @Override
        public Object getObject(int column) {
            return 1;
        }

        @Override
        public String getString(int column) {
            return "1";
        }
    }
}
