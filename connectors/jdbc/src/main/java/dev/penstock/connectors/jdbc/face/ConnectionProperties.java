package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.face.ConnectionSettings.Setting;
import dev.penstock.engine.api.TransactionOptions.Isolation;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What JDBC lets a caller set on a connection and ask of it, and the values it makes. A setting of a connection that is not
 * bound yet is kept for its first operation.
 */
abstract class ConnectionProperties implements Connection {

    abstract ConnectionSettings settings();

    abstract ResultValues values();

    abstract void requireOpen() throws SQLException;

    /** Asks the driver something in an operation of its own. */
    abstract <T> T ask(String question, ConnectionCall<T> call) throws SQLException;

    /**
     * Sets something, at the next operation or in one of its own.
     *
     * @param atOnce whether a connection that is bound gets it at once
     */
    abstract void set(Setting setting, @Nullable Object value, boolean atOnce, JdbcOperation.ConnectionStep change)
            throws SQLException;

    @Override
    public void setReadOnly(boolean wanted) throws SQLException {
        requireOpen();
        if (wanted == settings().readOnly()) {
            return;
        }
        boolean before = settings().readOnly();
        settings().readOnly(wanted);
        try {
            set(Setting.READ_ONLY, wanted, false, connection -> connection.setReadOnly(wanted));
        } catch (SQLException failure) {
            settings().readOnly(before);
            throw failure;
        }
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        requireOpen();
        return settings().readOnly();
    }

    /** Holds for the next transaction that begins. */
    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        requireOpen();
        settings()
                .isolation(
                        switch (level) {
                            case TRANSACTION_READ_UNCOMMITTED -> Isolation.READ_UNCOMMITTED;
                            case TRANSACTION_READ_COMMITTED -> Isolation.READ_COMMITTED;
                            case TRANSACTION_REPEATABLE_READ -> Isolation.REPEATABLE_READ;
                            case TRANSACTION_SERIALIZABLE -> Isolation.SERIALIZABLE;
                            default ->
                                throw SqlExceptions.misuse("No transaction has the isolation level " + level, "22023");
                        });
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        requireOpen();
        Isolation set = settings().isolation();
        return set == null
                ? ask("getTransactionIsolation", Connection::getTransactionIsolation)
                : switch (set) {
                    case READ_UNCOMMITTED -> TRANSACTION_READ_UNCOMMITTED;
                    case READ_COMMITTED -> TRANSACTION_READ_COMMITTED;
                    case REPEATABLE_READ -> TRANSACTION_REPEATABLE_READ;
                    case SERIALIZABLE -> TRANSACTION_SERIALIZABLE;
                };
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw SqlExceptions.misuse("JDBC has no holdability " + holdability, "22023");
        }
        set(Setting.HOLDABILITY, holdability, false, connection -> connection.setHoldability(holdability));
    }

    @Override
    public int getHoldability() throws SQLException {
        return deferredOr(Setting.HOLDABILITY, Integer.class, "getHoldability", Connection::getHoldability);
    }

    @Override
    public void setCatalog(@Nullable String catalog) throws SQLException {
        set(Setting.CATALOG, catalog, true, connection -> connection.setCatalog(catalog));
    }

    @Override
    public @Nullable String getCatalog() throws SQLException {
        return deferredOr(Setting.CATALOG, String.class, "getCatalog", Connection::getCatalog);
    }

    @Override
    public void setSchema(@Nullable String schema) throws SQLException {
        set(Setting.SCHEMA, schema, true, connection -> connection.setSchema(schema));
    }

    @Override
    public @Nullable String getSchema() throws SQLException {
        return deferredOr(Setting.SCHEMA, String.class, "getSchema", Connection::getSchema);
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        Map<String, Class<?>> kept = Map.copyOf(map);
        set(Setting.TYPE_MAP, kept, true, connection -> connection.setTypeMap(kept));
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        return ask("getTypeMap", Connection::getTypeMap);
    }

    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
        if (milliseconds < 0) {
            throw SqlExceptions.misuse("milliseconds is " + milliseconds + ": give 0 or more", "22023");
        }
        set(
                Setting.NETWORK_TIMEOUT,
                milliseconds,
                true,
                connection -> connection.setNetworkTimeout(executor, milliseconds));
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        return deferredOr(Setting.NETWORK_TIMEOUT, Integer.class, "getNetworkTimeout", Connection::getNetworkTimeout);
    }

    @Override
    public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
        clientInfo(connection -> connection.setClientInfo(name, value));
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        Properties kept = new Properties();
        kept.putAll(properties);
        clientInfo(connection -> connection.setClientInfo(kept));
    }

    private void clientInfo(JdbcOperation.ConnectionStep change) throws SQLClientInfoException {
        ConnectionSettings.Deferred before = settings().deferred(Setting.CLIENT_INFO);
        JdbcOperation.ConnectionStep all = before == null
                ? change
                : connection -> {
                    before.change().on(connection);
                    change.on(connection);
                };
        try {
            set(Setting.CLIENT_INFO, null, true, all);
        } catch (SQLException failure) {
            throw SqlExceptions.clientInfo(failure);
        }
    }

    @Override
    public @Nullable String getClientInfo(String name) throws SQLException {
        return getClientInfo().getProperty(name);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        return ask(
                "getClientInfo",
                connection -> Objects.requireNonNullElseGet(connection.getClientInfo(), Properties::new));
    }

    private <T> T deferredOr(Setting setting, Class<T> type, String question, ConnectionCall<T> asked)
            throws SQLException {
        requireOpen();
        ConnectionSettings.Deferred deferred = settings().deferred(setting);
        return deferred != null && type.isInstance(deferred.value())
                ? type.cast(deferred.value())
                : ask(question, asked);
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        return ask("nativeSQL", connection -> connection.nativeSQL(sql));
    }

    @Override
    public Array createArrayOf(String typeName, @Nullable Object @Nullable [] elements) throws SQLException {
        Array made = ask("createArrayOf", connection -> connection.createArrayOf(typeName, elements));
        return values().made(made);
    }

    @Override
    public Blob createBlob() throws SQLException {
        Blob made = ask("createBlob", Connection::createBlob);
        return values().made(made);
    }

    @Override
    public Clob createClob() throws SQLException {
        Clob made = ask("createClob", Connection::createClob);
        return values().made(made);
    }

    @Override
    public NClob createNClob() throws SQLException {
        NClob made = ask("createNClob", Connection::createNClob);
        return values().made(made);
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        return ask("createSQLXML", Connection::createSQLXML);
    }

    @Override
    public Struct createStruct(String typeName, @Nullable Object @Nullable [] attributes) throws SQLException {
        return ask("createStruct", connection -> connection.createStruct(typeName, attributes));
    }
}
