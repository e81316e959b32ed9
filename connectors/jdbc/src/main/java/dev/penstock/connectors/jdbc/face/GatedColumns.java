package dev.penstock.connectors.jdbc.face;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * The columns of a result. What drivers read from the server's catalog, the origin of a column, is an operation; the rest
 * came with the result.
 */
final class GatedColumns implements ResultSetMetaData {
    private final GatedConnection connection;
    private final ResultSetMetaData real;
    private boolean asked;

    GatedColumns(GatedConnection connection, ResultSetMetaData real) {
        this.connection = connection;
        this.real = real;
    }

    /** A driver reads the origin of all columns at once. */
    private <T> T origin(ConnectionCall<T> question) throws SQLException {
        if (asked) {
            return connection.local("ResultSetMetaData", question);
        }
        T answer = connection.ask("ResultSetMetaData", question);
        asked = true;
        return answer;
    }

    @Override
    public int getColumnCount() throws SQLException {
        return real.getColumnCount();
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        return origin(driver -> real.isAutoIncrement(column));
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return real.isCaseSensitive(column);
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        return real.isSearchable(column);
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        return real.isCurrency(column);
    }

    @Override
    public int isNullable(int column) throws SQLException {
        return origin(driver -> real.isNullable(column));
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return real.isSigned(column);
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return real.getColumnDisplaySize(column);
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return real.getColumnLabel(column);
    }

    @Override
    public String getColumnName(int column) throws SQLException {
        return real.getColumnName(column);
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        return origin(driver -> real.getSchemaName(column));
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return real.getPrecision(column);
    }

    @Override
    public int getScale(int column) throws SQLException {
        return real.getScale(column);
    }

    @Override
    public String getTableName(int column) throws SQLException {
        return origin(driver -> real.getTableName(column));
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        return real.getCatalogName(column);
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return real.getColumnType(column);
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return real.getColumnTypeName(column);
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        return real.isReadOnly(column);
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        return real.isWritable(column);
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        return real.isDefinitelyWritable(column);
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return real.getColumnClassName(column);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return OwnTypes.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
