package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.spi.NodeTarget;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.core.BaseConnection;

/** Its statements fail with an error while they are at the server. */
final class StruckPostgres extends PlainPostgres {
    StruckPostgres(NodeTarget target) {
        super(target);
    }

    @Override
    public Connection connect(Duration limit) throws SQLException {
        Connection real = super.connect(limit);
        return (Connection) Proxy.newProxyInstance(
                StruckPostgres.class.getClassLoader(), new Class<?>[] {BaseConnection.class}, (self, method, args) -> {
                    try {
                        Object result = method.invoke(real, args);
                        return result instanceof Statement statement ? struck(statement) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Statement struck(Statement real) {
        return (Statement) Proxy.newProxyInstance(
                StruckPostgres.class.getClassLoader(), new Class<?>[] {Statement.class}, (self, method, args) -> {
                    Object result = method.invoke(real, args);
                    // not the empty text by which the pool checks an idle connection
                    if (method.getName().equals("execute") && !args[0].equals("")) {
                        throw new InternalError("as if");
                    }
                    return result;
                });
    }
}
