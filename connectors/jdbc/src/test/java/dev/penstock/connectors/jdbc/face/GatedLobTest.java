package dev.penstock.connectors.jdbc.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Intent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatedLobTest {
    private final FakeFace face = new FakeFace();
    private GatedConnection connection;
    private Blob blob;
    private Clob clob;

    @BeforeEach
    void open() throws SQLException {
        face.jdbc.returns("execute", true);
        connection = face.connect();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            blob = rows.getBlob(1);
            clob = rows.getClob(1);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        face.close();
    }

    @Test
    void reads_areQuestions() throws SQLException {
        assertThat(blob.length()).isEqualTo(7);
        assertThat(clob.getSubString(1, 3)).isEqualTo("text");
        assertThat(face.last().started().text()).isEqualTo("/* JDBC */ read of a large object");
        assertThat(face.last().started().intent()).isEqualTo(Intent.READ);
    }

    @Test
    void writes_areJudgedAsWrites() throws SQLException {
        assertThat(blob.setBytes(1, new byte[] {1})).isEqualTo(7);
        clob.truncate(3);
        assertThat(face.last().started().text()).isEqualTo("WRITE OF A LARGE OBJECT");
        assertThat(face.last().started().intent()).isEqualTo(Intent.WRITE);
        blob.free();
    }

    @Test
    void input_isOneOperationUntilItsClose() throws Exception {
        face.jdbc.returns("getBinaryStream", new ByteArrayInputStream(new byte[] {1, 2, 3}));
        int before = face.completed().size();
        InputStream stream = blob.getBinaryStream();
        assertThat(stream.read()).isEqualTo(1);
        assertThat(stream.readAllBytes()).containsExactly(2, 3);
        assertThat(face.completed()).hasSize(before);
        stream.close();
        stream.close();
        assertThat(face.completed()).hasSize(before + 1);
        assertThat(catchThrowable(stream::read)).isInstanceOf(IOException.class);
    }

    @Test
    void output_isOneOperationUntilItsClose() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        face.jdbc.returns("setBinaryStream", written);
        try (OutputStream stream = blob.setBinaryStream(1)) {
            stream.write(1);
            stream.write(new byte[] {2, 3});
            stream.flush();
        }
        assertThat(written.toByteArray()).containsExactly(1, 2, 3);
        assertThat(face.last().error()).isNull();
    }

    @Test
    void characters_goBothWays() throws Exception {
        face.jdbc.returns("getCharacterStream", new StringReader("abc"));
        StringWriter written = new StringWriter();
        face.jdbc.returns("setCharacterStream", written);
        try (Reader reader = clob.getCharacterStream();
                Writer writer = clob.setCharacterStream(1)) {
            assertThat(reader.transferTo(writer)).isEqualTo(3);
            writer.flush();
        }
        assertThat(written).hasToString("abc");
    }

    @Test
    void stream_thatBreaks_failsItsOperationAndSaysWhy() throws Exception {
        SQLException broken = new SQLException("broken", "08006");
        face.jdbc.returns("getBinaryStream", failing(new IOException(broken)));
        InputStream stream = blob.getBinaryStream();
        IOException thrown = catchThrowableOfType(IOException.class, stream::read);
        assertThat(thrown.getCause()).isSameAs(broken);
        assertThat(face.last().error()).isNotNull();
        stream.close();
    }

    @Test
    void stream_thatBreaksByItself_isAFailureToo() throws Exception {
        face.jdbc.returns("getBinaryStream", failing(new IOException("the stream's")));
        InputStream stream = blob.getBinaryStream();
        IOException thrown = catchThrowableOfType(IOException.class, stream::read);
        assertThat(thrown)
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getSQLState()).isEqualTo("58030"));
    }

    @Test
    void stream_whoseCloseBreaks_saysSo() throws Exception {
        face.jdbc.returns("getBinaryStream", failing(new IOException("the stream's")));
        assertThat(catchThrowable(blob.getBinaryStream()::close)).isInstanceOf(IOException.class);
    }

    @Test
    void stream_leftOpen_isClosedWithItsConnection() throws Exception {
        face.jdbc.returns("getBinaryStream", new ByteArrayInputStream(new byte[] {1, 2, 3}));
        int before = face.completed().size();
        assertThat(blob.getBinaryStream().read()).isEqualTo(1);
        connection.close();
        assertThat(face.completed()).hasSize(before + 1);
        assertThat(catchThrowable(blob::length)).isInstanceOf(SQLException.class);
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw failure;
            }

            @Override
            public void close() throws IOException {
                throw failure;
            }
        };
    }
}
