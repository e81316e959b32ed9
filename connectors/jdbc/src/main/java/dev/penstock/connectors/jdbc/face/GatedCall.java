package dev.penstock.connectors.jdbc.face;

import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A call of a procedure or function. It runs as the prepared statement that it is; {@link CallableStatement}'s own 120
 * methods, all of them parameters by name and values that come out, pass by reflection: a call is seldom, and its round trip
 * costs a thousand times as much.
 */
final class GatedCall extends GatedPreparedStatement {
    private final CallableStatement proxy;

    GatedCall(GatedConnection connection, ResultSetKind kind, String sql) {
        super(connection, kind, sql, WantedKeys.NONE);
        this.proxy = new View(this).proxy(CallableStatement.class);
    }

    /** The statement as its caller has it. */
    CallableStatement proxy() {
        return proxy;
    }

    @Override
    Statement self() {
        return proxy;
    }

    @Override
    Statement make(Connection driver) throws SQLException {
        if (kind.equals(ResultSetKind.FORWARD)) {
            return driver.prepareCall(sql());
        }
        return kind.holdability() == 0
                ? driver.prepareCall(sql(), kind.type(), ResultSet.CONCUR_READ_ONLY)
                : driver.prepareCall(sql(), kind.type(), ResultSet.CONCUR_READ_ONLY, kind.holdability());
    }

    /** A procedure may return several results. */
    @Override
    boolean endsWithRows(JdbcOperation operation) {
        return false;
    }

    private @Nullable Object parameter(Method method, @Nullable Object @Nullable [] args) throws SQLException {
        if (method.getName().startsWith("set") || method.getName().equals("registerOutParameter")) {
            Object[] kept = connection.values().kept(args);
            set(statement -> GatedView.call(method, statement, kept));
            return null;
        }
        requireOpen();
        Statement ran = made();
        if (ran == null) {
            throw SqlExceptions.misuse("The call has not run, so nothing has come out of it", "HY010");
        }
        GatedView.Answer answer = connection.after(() -> GatedView.answer(method, ran, args));
        return connection.values().wrapped(answer.value(), this);
    }

    /**
     * The proxy's handler.
     *
     * @param call whose it is
     */
    private static final class View extends GatedView {
        private final GatedCall call;

        private View(GatedCall call) {
            this.call = call;
        }

        @Override
        Object real() {
            return call;
        }

        @Override
        @Nullable
        Object call(Object self, Method method, @Nullable Object @Nullable [] args) throws SQLException {
            return method.getDeclaringClass() == CallableStatement.class
                    ? call.parameter(method, args)
                    : call(method, call, args);
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }
}
