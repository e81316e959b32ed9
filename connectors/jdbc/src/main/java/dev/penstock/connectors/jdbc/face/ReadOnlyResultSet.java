package dev.penstock.connectors.jdbc.face;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A result set whose rows cannot be changed: an update through a cursor would be a write that neither access nor audit
 * sees. {@link ResultSetKind} refuses to make updatable ones, so no driver's result set behind this one is.
 */
abstract class ReadOnlyResultSet extends ReadOnlyLabels {

    @Override
    public void updateNull(int columnIndex) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBoolean(int columnIndex, boolean x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateByte(int columnIndex, byte x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateShort(int columnIndex, short x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateInt(int columnIndex, int x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateLong(int columnIndex, long x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateFloat(int columnIndex, float x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateDouble(int columnIndex, double x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBigDecimal(int columnIndex, @Nullable BigDecimal x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateString(int columnIndex, @Nullable String x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBytes(int columnIndex, byte @Nullable [] x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateDate(int columnIndex, @Nullable Date x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateTime(int columnIndex, @Nullable Time x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateTimestamp(int columnIndex, @Nullable Timestamp x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateAsciiStream(int columnIndex, @Nullable InputStream x, int length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBinaryStream(int columnIndex, @Nullable InputStream x, int length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateCharacterStream(int columnIndex, @Nullable Reader x, int length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateObject(int columnIndex, @Nullable Object x, int scaleOrLength) throws SQLException {
        throw refused();
    }

    @Override
    public void updateObject(int columnIndex, @Nullable Object x) throws SQLException {
        throw refused();
    }

    @Override
    public void insertRow() throws SQLException {
        throw refused();
    }

    @Override
    public void updateRow() throws SQLException {
        throw refused();
    }

    @Override
    public void deleteRow() throws SQLException {
        throw refused();
    }

    @Override
    public void refreshRow() throws SQLException {
        throw refused();
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        throw refused();
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        throw refused();
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        throw refused();
    }

    @Override
    public void updateRef(int columnIndex, @Nullable Ref x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBlob(int columnIndex, @Nullable Blob x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateClob(int columnIndex, @Nullable Clob x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateArray(int columnIndex, @Nullable Array x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateRowId(int columnIndex, @Nullable RowId x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNString(int columnIndex, @Nullable String nString) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNClob(int columnIndex, @Nullable NClob nClob) throws SQLException {
        throw refused();
    }

    @Override
    public void updateSQLXML(int columnIndex, @Nullable SQLXML xmlObject) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNCharacterStream(int columnIndex, @Nullable Reader x, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateAsciiStream(int columnIndex, @Nullable InputStream x, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBinaryStream(int columnIndex, @Nullable InputStream x, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateCharacterStream(int columnIndex, @Nullable Reader x, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBlob(int columnIndex, @Nullable InputStream inputStream, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateClob(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNClob(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNCharacterStream(int columnIndex, @Nullable Reader x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateAsciiStream(int columnIndex, @Nullable InputStream x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBinaryStream(int columnIndex, @Nullable InputStream x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateCharacterStream(int columnIndex, @Nullable Reader x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBlob(int columnIndex, @Nullable InputStream inputStream) throws SQLException {
        throw refused();
    }

    @Override
    public void updateClob(int columnIndex, @Nullable Reader reader) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNClob(int columnIndex, @Nullable Reader reader) throws SQLException {
        throw refused();
    }

    @Override
    public void updateObject(int columnIndex, @Nullable Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateObject(int columnIndex, @Nullable Object x, SQLType targetSqlType) throws SQLException {
        throw refused();
    }

    @Override
    public boolean rowUpdated() {
        return false;
    }

    @Override
    public boolean rowInserted() {
        return false;
    }

    @Override
    public boolean rowDeleted() {
        return false;
    }

    @Override
    public int getConcurrency() {
        return CONCUR_READ_ONLY;
    }
}
