package dev.penstock.migrations;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Wraps connections so that another thread can cancel their statements. */
final class CancellableJdbc {
    private CancellableJdbc() {}

    static DataSource over(DataSource real, StatementCanceller canceller) {
        return Proxies.of(DataSource.class, (method, args) -> {
            Object result = Proxies.call(real, method, args);
            return result instanceof Connection connection ? over(connection, canceller) : result;
        });
    }

    private static Connection over(Connection real, StatementCanceller canceller) {
        return Proxies.of(Connection.class, (method, args) -> {
            Object result = Proxies.call(real, method, args);
            return result instanceof Statement statement ? over(statement, text(args), canceller) : result;
        });
    }

    private static Statement over(Statement real, String prepared, StatementCanceller canceller) {
        Class<? extends Statement> kind = real instanceof CallableStatement
                ? CallableStatement.class
                : real instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return Proxies.of(kind, (method, args) -> {
            if (!method.getName().startsWith("execute")) {
                return Proxies.call(real, method, args);
            }
            String sql = text(args);
            canceller.register(real, sql.isEmpty() ? prepared : sql);
            try {
                return Proxies.call(real, method, args);
            } finally {
                canceller.unregister(real);
            }
        });
    }

    private static String text(@Nullable Object @Nullable [] args) {
        return args != null && args.length > 0 && args[0] instanceof String sql ? sql : "";
    }
}
