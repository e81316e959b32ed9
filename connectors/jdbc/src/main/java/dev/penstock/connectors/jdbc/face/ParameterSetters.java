package dev.penstock.connectors.jdbc.face;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a prepared statement. While the driver has no statement yet, each setter is recorded and run when it
 * has; values that the caller may change meanwhile are copied. Written out method by method, because every statement of an
 * ORM passes here.
 */
abstract class ParameterSetters extends GatedStatement implements PreparedStatement {

    ParameterSetters(GatedConnection connection, ResultSetKind kind) {
        super(connection, kind);
    }

    /** Runs a setter at the driver's statement, now or as soon as there is one. */
    abstract void set(Setter setter) throws SQLException;

    /** What sets something on the driver's statement. */
    @FunctionalInterface
    interface Setter {
        void on(PreparedStatement statement) throws SQLException;
    }

    @Override
    public void setNull(int parameterIndex, int sqlType) throws SQLException {
        set(statement -> statement.setNull(parameterIndex, sqlType));
    }

    @Override
    public void setBoolean(int parameterIndex, boolean x) throws SQLException {
        set(statement -> statement.setBoolean(parameterIndex, x));
    }

    @Override
    public void setByte(int parameterIndex, byte x) throws SQLException {
        set(statement -> statement.setByte(parameterIndex, x));
    }

    @Override
    public void setShort(int parameterIndex, short x) throws SQLException {
        set(statement -> statement.setShort(parameterIndex, x));
    }

    @Override
    public void setInt(int parameterIndex, int x) throws SQLException {
        set(statement -> statement.setInt(parameterIndex, x));
    }

    @Override
    public void setLong(int parameterIndex, long x) throws SQLException {
        set(statement -> statement.setLong(parameterIndex, x));
    }

    @Override
    public void setFloat(int parameterIndex, float x) throws SQLException {
        set(statement -> statement.setFloat(parameterIndex, x));
    }

    @Override
    public void setDouble(int parameterIndex, double x) throws SQLException {
        set(statement -> statement.setDouble(parameterIndex, x));
    }

    @Override
    public void setBigDecimal(int parameterIndex, @Nullable BigDecimal x) throws SQLException {
        set(statement -> statement.setBigDecimal(parameterIndex, x));
    }

    @Override
    public void setString(int parameterIndex, @Nullable String x) throws SQLException {
        set(statement -> statement.setString(parameterIndex, x));
    }

    @Override
    public void setBytes(int parameterIndex, byte @Nullable [] x) throws SQLException {
        byte[] kept = MutableValues.copy(x);
        set(statement -> statement.setBytes(parameterIndex, kept));
    }

    @Override
    public void setDate(int parameterIndex, @Nullable Date x) throws SQLException {
        Date kept = MutableValues.copy(x);
        set(statement -> statement.setDate(parameterIndex, kept));
    }

    @Override
    public void setTime(int parameterIndex, @Nullable Time x) throws SQLException {
        Time kept = MutableValues.copy(x);
        set(statement -> statement.setTime(parameterIndex, kept));
    }

    @Override
    public void setTimestamp(int parameterIndex, @Nullable Timestamp x) throws SQLException {
        Timestamp kept = MutableValues.copy(x);
        set(statement -> statement.setTimestamp(parameterIndex, kept));
    }

    @Override
    public void setAsciiStream(int parameterIndex, @Nullable InputStream x, int length) throws SQLException {
        set(statement -> statement.setAsciiStream(parameterIndex, x, length));
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int parameterIndex, @Nullable InputStream x, int length) throws SQLException {
        set(statement -> statement.setUnicodeStream(parameterIndex, x, length));
    }

    @Override
    public void setBinaryStream(int parameterIndex, @Nullable InputStream x, int length) throws SQLException {
        set(statement -> statement.setBinaryStream(parameterIndex, x, length));
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x, int targetSqlType) throws SQLException {
        Object kept = connection.values().kept(x);
        set(statement -> statement.setObject(parameterIndex, kept, targetSqlType));
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x) throws SQLException {
        Object kept = connection.values().kept(x);
        set(statement -> statement.setObject(parameterIndex, kept));
    }

    @Override
    public void setCharacterStream(int parameterIndex, @Nullable Reader reader, int length) throws SQLException {
        set(statement -> statement.setCharacterStream(parameterIndex, reader, length));
    }

    @Override
    public void setRef(int parameterIndex, @Nullable Ref x) throws SQLException {
        set(statement -> statement.setRef(parameterIndex, x));
    }

    @Override
    public void setBlob(int parameterIndex, @Nullable Blob x) throws SQLException {
        Blob driverOwn = connection.values().driverOwn(x);
        set(statement -> statement.setBlob(parameterIndex, driverOwn));
    }

    @Override
    public void setClob(int parameterIndex, @Nullable Clob x) throws SQLException {
        Clob driverOwn = connection.values().driverOwn(x);
        set(statement -> statement.setClob(parameterIndex, driverOwn));
    }

    @Override
    public void setArray(int parameterIndex, @Nullable Array x) throws SQLException {
        Array driverOwn = connection.values().driverOwn(x);
        set(statement -> statement.setArray(parameterIndex, driverOwn));
    }

    @Override
    public void setDate(int parameterIndex, @Nullable Date x, @Nullable Calendar cal) throws SQLException {
        Date kept = MutableValues.copy(x);
        Calendar keptCal = MutableValues.copy(cal);
        set(statement -> statement.setDate(parameterIndex, kept, keptCal));
    }

    @Override
    public void setTime(int parameterIndex, @Nullable Time x, @Nullable Calendar cal) throws SQLException {
        Time kept = MutableValues.copy(x);
        Calendar keptCal = MutableValues.copy(cal);
        set(statement -> statement.setTime(parameterIndex, kept, keptCal));
    }

    @Override
    public void setTimestamp(int parameterIndex, @Nullable Timestamp x, @Nullable Calendar cal) throws SQLException {
        Timestamp kept = MutableValues.copy(x);
        Calendar keptCal = MutableValues.copy(cal);
        set(statement -> statement.setTimestamp(parameterIndex, kept, keptCal));
    }

    @Override
    public void setNull(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
        set(statement -> statement.setNull(parameterIndex, sqlType, typeName));
    }

    @Override
    public void setURL(int parameterIndex, @Nullable URL x) throws SQLException {
        set(statement -> statement.setURL(parameterIndex, x));
    }

    @Override
    public void setRowId(int parameterIndex, @Nullable RowId x) throws SQLException {
        set(statement -> statement.setRowId(parameterIndex, x));
    }

    @Override
    public void setNString(int parameterIndex, @Nullable String value) throws SQLException {
        set(statement -> statement.setNString(parameterIndex, value));
    }

    @Override
    public void setNCharacterStream(int parameterIndex, @Nullable Reader value, long length) throws SQLException {
        set(statement -> statement.setNCharacterStream(parameterIndex, value, length));
    }

    @Override
    public void setNClob(int parameterIndex, @Nullable NClob value) throws SQLException {
        NClob driverOwn = connection.values().driverOwn(value);
        set(statement -> statement.setNClob(parameterIndex, driverOwn));
    }

    @Override
    public void setClob(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
        set(statement -> statement.setClob(parameterIndex, reader, length));
    }

    @Override
    public void setBlob(int parameterIndex, @Nullable InputStream inputStream, long length) throws SQLException {
        set(statement -> statement.setBlob(parameterIndex, inputStream, length));
    }

    @Override
    public void setNClob(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
        set(statement -> statement.setNClob(parameterIndex, reader, length));
    }

    @Override
    public void setSQLXML(int parameterIndex, @Nullable SQLXML xmlObject) throws SQLException {
        set(statement -> statement.setSQLXML(parameterIndex, xmlObject));
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x, int targetSqlType, int scaleOrLength)
            throws SQLException {
        Object kept = connection.values().kept(x);
        set(statement -> statement.setObject(parameterIndex, kept, targetSqlType, scaleOrLength));
    }

    @Override
    public void setAsciiStream(int parameterIndex, @Nullable InputStream x, long length) throws SQLException {
        set(statement -> statement.setAsciiStream(parameterIndex, x, length));
    }

    @Override
    public void setBinaryStream(int parameterIndex, @Nullable InputStream x, long length) throws SQLException {
        set(statement -> statement.setBinaryStream(parameterIndex, x, length));
    }

    @Override
    public void setCharacterStream(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
        set(statement -> statement.setCharacterStream(parameterIndex, reader, length));
    }

    @Override
    public void setAsciiStream(int parameterIndex, @Nullable InputStream x) throws SQLException {
        set(statement -> statement.setAsciiStream(parameterIndex, x));
    }

    @Override
    public void setBinaryStream(int parameterIndex, @Nullable InputStream x) throws SQLException {
        set(statement -> statement.setBinaryStream(parameterIndex, x));
    }

    @Override
    public void setCharacterStream(int parameterIndex, @Nullable Reader reader) throws SQLException {
        set(statement -> statement.setCharacterStream(parameterIndex, reader));
    }

    @Override
    public void setNCharacterStream(int parameterIndex, @Nullable Reader value) throws SQLException {
        set(statement -> statement.setNCharacterStream(parameterIndex, value));
    }

    @Override
    public void setClob(int parameterIndex, @Nullable Reader reader) throws SQLException {
        set(statement -> statement.setClob(parameterIndex, reader));
    }

    @Override
    public void setBlob(int parameterIndex, @Nullable InputStream inputStream) throws SQLException {
        set(statement -> statement.setBlob(parameterIndex, inputStream));
    }

    @Override
    public void setNClob(int parameterIndex, @Nullable Reader reader) throws SQLException {
        set(statement -> statement.setNClob(parameterIndex, reader));
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        Object kept = connection.values().kept(x);
        set(statement -> statement.setObject(parameterIndex, kept, targetSqlType, scaleOrLength));
    }

    @Override
    public void setObject(int parameterIndex, @Nullable Object x, SQLType targetSqlType) throws SQLException {
        Object kept = connection.values().kept(x);
        set(statement -> statement.setObject(parameterIndex, kept, targetSqlType));
    }

    @Override
    public void clearParameters() throws SQLException {
        set(PreparedStatement::clearParameters);
    }
}
