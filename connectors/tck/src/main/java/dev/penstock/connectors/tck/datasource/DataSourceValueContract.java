package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.spi.Capability;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import org.junit.jupiter.api.Test;

/** Values: those that every engine has, streams, arrays and large objects. */
public abstract class DataSourceValueContract extends DataSourceContract {
    /** For subclasses in other modules. */
    protected DataSourceValueContract() {}

    @Test
    void values_comeBackAsTheyWere() throws SQLException {
        run("CREATE TABLE everything (a INTEGER, b BIGINT, c DOUBLE PRECISION, d NUMERIC(20, 4), e VARCHAR(50), f "
                + texts().bytesType() + ", g TIMESTAMP)");
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO everything VALUES (?, ?, ?, ?, ?, ?, ?)");
                Statement statement = connection.createStatement()) {
            insert.setInt(1, 42);
            insert.setLong(2, Long.MAX_VALUE);
            insert.setDouble(3, 0.5);
            insert.setBigDecimal(4, new BigDecimal("1234.5000"));
            insert.setString(5, "größer ☃");
            insert.setBytes(6, new byte[] {0, 1, (byte) 0xFF});
            insert.setTimestamp(7, Timestamp.valueOf("2024-02-29 12:34:56"));
            insert.executeUpdate();
            try (ResultSet rows = statement.executeQuery("SELECT * FROM everything")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt("a")).isEqualTo(42);
                assertThat(rows.getLong(2)).isEqualTo(Long.MAX_VALUE);
                assertThat(rows.getDouble(3)).isEqualTo(0.5);
                assertThat(rows.getBigDecimal(4)).isEqualByComparingTo("1234.5");
                assertThat(rows.getString(5)).isEqualTo("größer ☃");
                assertThat(rows.getBytes(6)).containsExactly(0, 1, 0xFF);
                assertThat(rows.getTimestamp(7)).isEqualTo(Timestamp.valueOf("2024-02-29 12:34:56"));
                assertThat(rows.getObject(1, Integer.class)).isEqualTo(42);
                assertThat(rows.getObject("e")).isEqualTo("größer ☃");
            }
        }
    }

    @Test
    void nulls_comeBackAsNulls() throws SQLException {
        createItems();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, ?)");
                Statement statement = connection.createStatement()) {
            insert.setInt(1, 1);
            insert.setObject(2, null);
            insert.executeUpdate();
            insert.setInt(1, 2);
            insert.setNull(2, Types.VARCHAR);
            insert.executeUpdate();
            insert.setInt(1, 3);
            insert.setString(2, null);
            insert.executeUpdate();
            try (ResultSet rows = statement.executeQuery("SELECT name FROM item")) {
                while (rows.next()) {
                    assertThat(rows.getString(1)).isNull();
                    assertThat(rows.wasNull()).isTrue();
                    assertThat(rows.getObject(1)).isNull();
                    assertThat(rows.getBigDecimal(1)).isNull();
                }
            }
        }
    }

    @Test
    void streams_areReadWhenTheStatementRuns() throws Exception {
        run("CREATE TABLE streams (a " + texts().bytesType() + ", b VARCHAR(5000))");
        byte[] bytes = new byte[4_000];
        bytes[3_999] = 7;
        String text = "x".repeat(4_000);
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO streams VALUES (?, ?)");
                Statement statement = connection.createStatement()) {
            insert.setBinaryStream(1, new ByteArrayInputStream(bytes), bytes.length);
            insert.setCharacterStream(2, new StringReader(text), text.length());
            insert.executeUpdate();
            try (ResultSet rows = statement.executeQuery("SELECT a, b FROM streams")) {
                assertThat(rows.next()).isTrue();
                try (InputStream stream = rows.getBinaryStream(1)) {
                    assertThat(stream.readAllBytes()).isEqualTo(bytes);
                }
                assertThat(rows.getString(2)).isEqualTo(text);
            }
        }
    }

    @Test
    void array_goesInAndComesOut() throws SQLException {
        if (!can(Capability.ARRAYS)) {
            return;
        }
        run("CREATE TABLE arrays (a INTEGER[])");
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO arrays VALUES (?)");
                Statement statement = connection.createStatement()) {
            Array numbers = connection.createArrayOf("integer", new Object[] {3, 4});
            insert.setArray(1, numbers);
            insert.executeUpdate();
            insert.setObject(1, numbers);
            insert.executeUpdate();
            try (ResultSet rows = statement.executeQuery("SELECT a FROM arrays")) {
                while (rows.next()) {
                    Array array = rows.getArray(1);
                    assertThat((Object[]) array.getArray()).containsExactly(3, 4);
                    assertThat(((Array) rows.getObject(1)).getBaseType()).isEqualTo(Types.INTEGER);
                    try (ResultSet elements = array.getResultSet()) {
                        assertThat(elements.getStatement()).isSameAs(statement);
                        assertThat(elements.next()).isTrue();
                        assertThat(elements.getInt(2)).isEqualTo(3);
                    }
                }
            }
        }
    }

    @Test
    void largeObject_isReadInOperations() throws Exception {
        DataSourceTexts.LargeObject large = texts().largeObject().orElse(null);
        if (large == null) {
            return;
        }
        run(large.create());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try (ResultSet rows = statement.executeQuery(large.query())) {
                assertThat(rows.next()).isTrue();
                Blob blob = rows.getBlob(1);
                assertThat(blob.length()).isEqualTo(large.content().length);
                assertThat(blob.getBytes(1, large.content().length)).isEqualTo(large.content());
                try (InputStream stream = blob.getBinaryStream()) {
                    assertThat(stream.readAllBytes()).isEqualTo(large.content());
                }
                blob.setBytes(1, new byte[] {99});
                assertThat(blob.getBytes(1, 1)).containsExactly(99);
                blob.free();
            }
            connection.rollback();
        }
        assertThat(started())
                .filteredOn(text -> text.contains("read of a large object"))
                .hasSize(4);
        assertThat(started())
                .filteredOn(text -> text.contains("WRITE OF A LARGE OBJECT"))
                .hasSize(1);
        assertThat(completed()).allMatch(each -> each.error() == null);
    }
}
