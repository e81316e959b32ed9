package dev.penstock.connectors.jdbc.face;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.SqlStatement;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A large object. A driver reads and writes it piece by piece at the server, so each call is an operation; a stream is one
 * from its opening to its close. Access judges a write as a statement that it does not understand.
 */
final class GatedLob extends GatedView {
    private static final Set<String> WRITES =
            Set.of("setBytes", "setString", "truncate", "setBinaryStream", "setAsciiStream", "setCharacterStream");

    private final GatedConnection connection;
    private final Object real;

    GatedLob(GatedConnection connection, Object real) {
        this.connection = connection;
        this.real = real;
    }

    @Override
    Object real() {
        return real;
    }

    @Override
    @Nullable
    Object call(Object self, Method method, @Nullable Object @Nullable [] args) throws SQLException {
        connection.requireOpen();
        if (method.getName().equals("free")) {
            return connection.after(() -> answer(method, real, args)).value();
        }
        boolean write = WRITES.contains(method.getName());
        JdbcOperation operation = write ? write() : read();
        Object[] given = connection.values().kept(args);
        Answer answer = write
                ? operation.write(driver -> answer(method, real, given))
                : operation.ask(driver -> answer(method, real, given));
        return switch (answer.value()) {
            case InputStream stream -> LobStreams.input(connection, operation, stream);
            case Reader reader -> LobStreams.reader(connection, operation, reader);
            case OutputStream stream -> LobStreams.output(connection, operation, stream);
            case Writer writer -> LobStreams.writer(connection, operation, writer);
            case null, default -> {
                operation.succeed();
                yield answer.value();
            }
        };
    }

    private JdbcOperation read() throws SQLException {
        return JdbcOperation.control(connection, "/* JDBC */ read of a large object", Intent.READ, Deadline.NONE);
    }

    private JdbcOperation write() throws SQLException {
        JdbcOperation operation = new JdbcOperation(connection);
        operation.begin(SqlStatement.of("WRITE OF A LARGE OBJECT"));
        return operation;
    }

    @Override
    public String toString() {
        return "large object of " + connection;
    }
}
