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
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a result set, read straight from the driver's. Written out method by method: a reflective proxy costs a
 * multiple of the driver's own time for a cell. What could lead around the gate comes back wrapped.
 */
abstract class CellResultSet extends ReadOnlyResultSet {
    final GatedConnection connection;
    final ResultSet real;

    CellResultSet(GatedConnection connection, ResultSet real) {
        this.connection = connection;
        this.real = real;
    }

    /** The statement that results of cells name as their own. */
    abstract @Nullable GatedStatement owner();

    private @Nullable Object wrapped(@Nullable Object value) {
        return connection.values().wrapped(value, owner());
    }

    private <T> @Nullable T wrapped(@Nullable T value, Class<T> type) throws SQLException {
        return connection.values().wrapped(value, type, owner());
    }

    @Override
    public boolean wasNull() throws SQLException {
        return real.wasNull();
    }

    @Override
    public @Nullable String getString(int columnIndex) throws SQLException {
        return real.getString(columnIndex);
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        return real.getBoolean(columnIndex);
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        return real.getByte(columnIndex);
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        return real.getShort(columnIndex);
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        return real.getInt(columnIndex);
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        return real.getLong(columnIndex);
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        return real.getFloat(columnIndex);
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        return real.getDouble(columnIndex);
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        return real.getBigDecimal(columnIndex, scale);
    }

    @Override
    public byte @Nullable [] getBytes(int columnIndex) throws SQLException {
        return real.getBytes(columnIndex);
    }

    @Override
    public @Nullable Date getDate(int columnIndex) throws SQLException {
        return real.getDate(columnIndex);
    }

    @Override
    public @Nullable Time getTime(int columnIndex) throws SQLException {
        return real.getTime(columnIndex);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int columnIndex) throws SQLException {
        return real.getTimestamp(columnIndex);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int columnIndex) throws SQLException {
        return real.getAsciiStream(columnIndex);
    }

    @Override
    @Deprecated
    public @Nullable InputStream getUnicodeStream(int columnIndex) throws SQLException {
        return real.getUnicodeStream(columnIndex);
    }

    @Override
    public @Nullable InputStream getBinaryStream(int columnIndex) throws SQLException {
        return real.getBinaryStream(columnIndex);
    }

    @Override
    public @Nullable String getString(String columnLabel) throws SQLException {
        return real.getString(columnLabel);
    }

    @Override
    public boolean getBoolean(String columnLabel) throws SQLException {
        return real.getBoolean(columnLabel);
    }

    @Override
    public byte getByte(String columnLabel) throws SQLException {
        return real.getByte(columnLabel);
    }

    @Override
    public short getShort(String columnLabel) throws SQLException {
        return real.getShort(columnLabel);
    }

    @Override
    public int getInt(String columnLabel) throws SQLException {
        return real.getInt(columnLabel);
    }

    @Override
    public long getLong(String columnLabel) throws SQLException {
        return real.getLong(columnLabel);
    }

    @Override
    public float getFloat(String columnLabel) throws SQLException {
        return real.getFloat(columnLabel);
    }

    @Override
    public double getDouble(String columnLabel) throws SQLException {
        return real.getDouble(columnLabel);
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
        return real.getBigDecimal(columnLabel, scale);
    }

    @Override
    public byte @Nullable [] getBytes(String columnLabel) throws SQLException {
        return real.getBytes(columnLabel);
    }

    @Override
    public @Nullable Date getDate(String columnLabel) throws SQLException {
        return real.getDate(columnLabel);
    }

    @Override
    public @Nullable Time getTime(String columnLabel) throws SQLException {
        return real.getTime(columnLabel);
    }

    @Override
    public @Nullable Timestamp getTimestamp(String columnLabel) throws SQLException {
        return real.getTimestamp(columnLabel);
    }

    @Override
    public @Nullable InputStream getAsciiStream(String columnLabel) throws SQLException {
        return real.getAsciiStream(columnLabel);
    }

    @Override
    @Deprecated
    public @Nullable InputStream getUnicodeStream(String columnLabel) throws SQLException {
        return real.getUnicodeStream(columnLabel);
    }

    @Override
    public @Nullable InputStream getBinaryStream(String columnLabel) throws SQLException {
        return real.getBinaryStream(columnLabel);
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        return real.getWarnings();
    }

    @Override
    public void clearWarnings() throws SQLException {
        real.clearWarnings();
    }

    @Override
    public @Nullable String getCursorName() throws SQLException {
        return real.getCursorName();
    }

    @Override
    public @Nullable Object getObject(int columnIndex) throws SQLException {
        return wrapped(real.getObject(columnIndex));
    }

    @Override
    public @Nullable Object getObject(String columnLabel) throws SQLException {
        return wrapped(real.getObject(columnLabel));
    }

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        return real.findColumn(columnLabel);
    }

    @Override
    public @Nullable Reader getCharacterStream(int columnIndex) throws SQLException {
        return real.getCharacterStream(columnIndex);
    }

    @Override
    public @Nullable Reader getCharacterStream(String columnLabel) throws SQLException {
        return real.getCharacterStream(columnLabel);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        return real.getBigDecimal(columnIndex);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(String columnLabel) throws SQLException {
        return real.getBigDecimal(columnLabel);
    }

    @Override
    public int getRow() throws SQLException {
        return real.getRow();
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        real.setFetchDirection(direction);
    }

    @Override
    public int getFetchDirection() throws SQLException {
        return real.getFetchDirection();
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        real.setFetchSize(rows);
    }

    @Override
    public int getFetchSize() throws SQLException {
        return real.getFetchSize();
    }

    @Override
    public int getType() throws SQLException {
        return real.getType();
    }

    @Override
    public @Nullable Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        return wrapped(real.getObject(columnIndex, map));
    }

    @Override
    public @Nullable Ref getRef(int columnIndex) throws SQLException {
        return real.getRef(columnIndex);
    }

    @Override
    public @Nullable Blob getBlob(int columnIndex) throws SQLException {
        return wrapped(real.getBlob(columnIndex), Blob.class);
    }

    @Override
    public @Nullable Clob getClob(int columnIndex) throws SQLException {
        return wrapped(real.getClob(columnIndex), Clob.class);
    }

    @Override
    public @Nullable Array getArray(int columnIndex) throws SQLException {
        return wrapped(real.getArray(columnIndex), Array.class);
    }

    @Override
    public @Nullable Object getObject(String columnLabel, Map<String, Class<?>> map) throws SQLException {
        return wrapped(real.getObject(columnLabel, map));
    }

    @Override
    public @Nullable Ref getRef(String columnLabel) throws SQLException {
        return real.getRef(columnLabel);
    }

    @Override
    public @Nullable Blob getBlob(String columnLabel) throws SQLException {
        return wrapped(real.getBlob(columnLabel), Blob.class);
    }

    @Override
    public @Nullable Clob getClob(String columnLabel) throws SQLException {
        return wrapped(real.getClob(columnLabel), Clob.class);
    }

    @Override
    public @Nullable Array getArray(String columnLabel) throws SQLException {
        return wrapped(real.getArray(columnLabel), Array.class);
    }

    @Override
    public @Nullable Date getDate(int columnIndex, Calendar cal) throws SQLException {
        return real.getDate(columnIndex, cal);
    }

    @Override
    public @Nullable Date getDate(String columnLabel, Calendar cal) throws SQLException {
        return real.getDate(columnLabel, cal);
    }

    @Override
    public @Nullable Time getTime(int columnIndex, Calendar cal) throws SQLException {
        return real.getTime(columnIndex, cal);
    }

    @Override
    public @Nullable Time getTime(String columnLabel, Calendar cal) throws SQLException {
        return real.getTime(columnLabel, cal);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int columnIndex, Calendar cal) throws SQLException {
        return real.getTimestamp(columnIndex, cal);
    }

    @Override
    public @Nullable Timestamp getTimestamp(String columnLabel, Calendar cal) throws SQLException {
        return real.getTimestamp(columnLabel, cal);
    }

    @Override
    public @Nullable URL getURL(int columnIndex) throws SQLException {
        return real.getURL(columnIndex);
    }

    @Override
    public @Nullable URL getURL(String columnLabel) throws SQLException {
        return real.getURL(columnLabel);
    }

    @Override
    public @Nullable RowId getRowId(int columnIndex) throws SQLException {
        return real.getRowId(columnIndex);
    }

    @Override
    public @Nullable RowId getRowId(String columnLabel) throws SQLException {
        return real.getRowId(columnLabel);
    }

    @Override
    public int getHoldability() throws SQLException {
        return real.getHoldability();
    }

    @Override
    public @Nullable NClob getNClob(int columnIndex) throws SQLException {
        return wrapped(real.getNClob(columnIndex), NClob.class);
    }

    @Override
    public @Nullable NClob getNClob(String columnLabel) throws SQLException {
        return wrapped(real.getNClob(columnLabel), NClob.class);
    }

    @Override
    public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
        return real.getSQLXML(columnIndex);
    }

    @Override
    public @Nullable SQLXML getSQLXML(String columnLabel) throws SQLException {
        return real.getSQLXML(columnLabel);
    }

    @Override
    public @Nullable String getNString(int columnIndex) throws SQLException {
        return real.getNString(columnIndex);
    }

    @Override
    public @Nullable String getNString(String columnLabel) throws SQLException {
        return real.getNString(columnLabel);
    }

    @Override
    public @Nullable Reader getNCharacterStream(int columnIndex) throws SQLException {
        return real.getNCharacterStream(columnIndex);
    }

    @Override
    public @Nullable Reader getNCharacterStream(String columnLabel) throws SQLException {
        return real.getNCharacterStream(columnLabel);
    }

    @Override
    public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
        return wrapped(real.getObject(columnIndex, type), type);
    }

    @Override
    public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
        return wrapped(real.getObject(columnLabel, type), type);
    }
}
