package dev.penstock.connectors.jdbc.face;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.sql.SQLException;

/** Streams over a large object at the server. Each is an operation that ends when the stream is closed or fails. */
final class LobStreams implements OpenResources.OpenResource {
    private final GatedConnection connection;
    private final JdbcOperation operation;
    private final Closeable real;

    private LobStreams(GatedConnection connection, JdbcOperation operation, Closeable real) {
        this.connection = connection;
        this.operation = operation;
        this.real = real;
        connection.open().add(this);
    }

    static InputStream input(GatedConnection connection, JdbcOperation operation, InputStream real) {
        return new Input(new LobStreams(connection, operation, real), real);
    }

    static OutputStream output(GatedConnection connection, JdbcOperation operation, OutputStream real) {
        return new Output(new LobStreams(connection, operation, real), real);
    }

    static Reader reader(GatedConnection connection, JdbcOperation operation, Reader real) {
        return new CharacterInput(new LobStreams(connection, operation, real), real);
    }

    static Writer writer(GatedConnection connection, JdbcOperation operation, Writer real) {
        return new CharacterOutput(new LobStreams(connection, operation, real), real);
    }

    private int call(StreamCall call) throws IOException {
        if (operation.ended()) {
            throw new IOException("The stream has been closed");
        }
        try {
            return operation.more(() -> named(call));
        } catch (SQLException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /** A driver wraps what the server said. */
    private static int named(StreamCall call) throws SQLException {
        try {
            return call.run();
        } catch (IOException failure) {
            throw failure.getCause() instanceof SQLException known
                    ? known
                    : new SQLException(failure.getMessage(), "58030", failure);
        }
    }

    private void closeStream() throws IOException {
        try {
            close();
        } catch (SQLException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.open().remove(this);
        if (!operation.ended()) {
            operation.release(this::closeReal);
            operation.end();
        }
    }

    private void closeReal() throws SQLException {
        named(() -> {
            real.close();
            return 0;
        });
    }

    @FunctionalInterface
    private interface StreamCall {
        int run() throws IOException;
    }

    private static final class Input extends InputStream {
        private final LobStreams calls;
        private final InputStream real;

        private Input(LobStreams calls, InputStream real) {
            this.calls = calls;
            this.real = real;
        }

        @Override
        public int read() throws IOException {
            return calls.call(real::read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return calls.call(() -> real.read(bytes, offset, length));
        }

        @Override
        public void close() throws IOException {
            calls.closeStream();
        }
    }

    private static final class Output extends OutputStream {
        private final LobStreams calls;
        private final OutputStream real;

        private Output(LobStreams calls, OutputStream real) {
            this.calls = calls;
            this.real = real;
        }

        @Override
        public void write(int value) throws IOException {
            calls.call(() -> {
                real.write(value);
                return 0;
            });
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            calls.call(() -> {
                real.write(bytes, offset, length);
                return 0;
            });
        }

        @Override
        public void flush() throws IOException {
            calls.call(() -> {
                real.flush();
                return 0;
            });
        }

        @Override
        public void close() throws IOException {
            calls.closeStream();
        }
    }

    private static final class CharacterInput extends Reader {
        private final LobStreams calls;
        private final Reader real;

        private CharacterInput(LobStreams calls, Reader real) {
            this.calls = calls;
            this.real = real;
        }

        @Override
        public int read(char[] characters, int offset, int length) throws IOException {
            return calls.call(() -> real.read(characters, offset, length));
        }

        @Override
        public void close() throws IOException {
            calls.closeStream();
        }
    }

    private static final class CharacterOutput extends Writer {
        private final LobStreams calls;
        private final Writer real;

        private CharacterOutput(LobStreams calls, Writer real) {
            this.calls = calls;
            this.real = real;
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            calls.call(() -> {
                real.write(characters, offset, length);
                return 0;
            });
        }

        @Override
        public void flush() throws IOException {
            calls.call(() -> {
                real.flush();
                return 0;
            });
        }

        @Override
        public void close() throws IOException {
            calls.closeStream();
        }
    }
}
