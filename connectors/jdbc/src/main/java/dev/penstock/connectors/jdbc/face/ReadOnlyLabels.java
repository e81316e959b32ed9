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
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** The half of {@link ReadOnlyResultSet} whose columns have labels. */
abstract class ReadOnlyLabels implements ResultSet {

    static SQLException refused() {
        return new SQLFeatureNotSupportedException(
                "Rows cannot be changed through a result set: use UPDATE, INSERT and DELETE statements", "0A000");
    }

    @Override
    public void updateNull(@Nullable String columnLabel) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBoolean(@Nullable String columnLabel, boolean x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateByte(@Nullable String columnLabel, byte x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateShort(@Nullable String columnLabel, short x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateInt(@Nullable String columnLabel, int x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateLong(@Nullable String columnLabel, long x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateFloat(@Nullable String columnLabel, float x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateDouble(@Nullable String columnLabel, double x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBigDecimal(@Nullable String columnLabel, @Nullable BigDecimal x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateString(@Nullable String columnLabel, @Nullable String x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBytes(@Nullable String columnLabel, byte @Nullable [] x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateDate(@Nullable String columnLabel, @Nullable Date x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateTime(@Nullable String columnLabel, @Nullable Time x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateTimestamp(@Nullable String columnLabel, @Nullable Timestamp x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateAsciiStream(@Nullable String columnLabel, @Nullable InputStream x, int length)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateBinaryStream(@Nullable String columnLabel, @Nullable InputStream x, int length)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateCharacterStream(@Nullable String columnLabel, @Nullable Reader reader, int length)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateObject(@Nullable String columnLabel, @Nullable Object x, int scaleOrLength) throws SQLException {
        throw refused();
    }

    @Override
    public void updateObject(@Nullable String columnLabel, @Nullable Object x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateRef(@Nullable String columnLabel, @Nullable Ref x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBlob(@Nullable String columnLabel, @Nullable Blob x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateClob(@Nullable String columnLabel, @Nullable Clob x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateArray(@Nullable String columnLabel, @Nullable Array x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateRowId(@Nullable String columnLabel, @Nullable RowId x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNString(@Nullable String columnLabel, @Nullable String nString) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNClob(@Nullable String columnLabel, @Nullable NClob nClob) throws SQLException {
        throw refused();
    }

    @Override
    public void updateSQLXML(@Nullable String columnLabel, @Nullable SQLXML xmlObject) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNCharacterStream(@Nullable String columnLabel, @Nullable Reader reader, long length)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateAsciiStream(@Nullable String columnLabel, @Nullable InputStream x, long length)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateBinaryStream(@Nullable String columnLabel, @Nullable InputStream x, long length)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateCharacterStream(@Nullable String columnLabel, @Nullable Reader reader, long length)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateBlob(@Nullable String columnLabel, @Nullable InputStream inputStream, long length)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateClob(@Nullable String columnLabel, @Nullable Reader reader, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNClob(@Nullable String columnLabel, @Nullable Reader reader, long length) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNCharacterStream(@Nullable String columnLabel, @Nullable Reader reader) throws SQLException {
        throw refused();
    }

    @Override
    public void updateAsciiStream(@Nullable String columnLabel, @Nullable InputStream x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBinaryStream(@Nullable String columnLabel, @Nullable InputStream x) throws SQLException {
        throw refused();
    }

    @Override
    public void updateCharacterStream(@Nullable String columnLabel, @Nullable Reader reader) throws SQLException {
        throw refused();
    }

    @Override
    public void updateBlob(@Nullable String columnLabel, @Nullable InputStream inputStream) throws SQLException {
        throw refused();
    }

    @Override
    public void updateClob(@Nullable String columnLabel, @Nullable Reader reader) throws SQLException {
        throw refused();
    }

    @Override
    public void updateNClob(@Nullable String columnLabel, @Nullable Reader reader) throws SQLException {
        throw refused();
    }

    @Override
    public void updateObject(@Nullable String columnLabel, @Nullable Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        throw refused();
    }

    @Override
    public void updateObject(@Nullable String columnLabel, @Nullable Object x, SQLType targetSqlType)
            throws SQLException {
        throw refused();
    }
}
