package dev.penstock.connectors.tck.outcomes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call over the routed DataSource: the connection is opened before it, and bound by its first statement. */
final class JdbcCall implements Call {
    private final Setting setting;
    private final Work before;
    private final Work work;
    private final CompletableFuture<PreparedStatement> started = new CompletableFuture<>();
    private @Nullable Connection connection;

    JdbcCall(Setting setting, Work before, Work work) {
        this.setting = setting;
        this.before = before;
        this.work = work;
    }

    /** A part of a call. */
    @FunctionalInterface
    interface Work {
        void run(JdbcCall call) throws SQLException;
    }

    Setting setting() {
        return setting;
    }

    Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = setting.session().dataSource().getConnection();
            connection = open;
        }
        return open;
    }

    /** A statement with the case's timeout, which {@link #cancel} reaches. */
    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = connection().prepareStatement(sql);
        if (setting.timeout() != null) {
            statement.setQueryTimeout(1);
        }
        started.complete(statement);
        return statement;
    }

    /** Inserts the case's row with the case's timeout. */
    void insert(String sql) throws SQLException {
        try (PreparedStatement statement = prepared(sql)) {
            statement.setInt(1, setting.id());
            statement.executeUpdate();
        }
    }

    @Override
    public void prepare() throws SQLException {
        before.run(this);
    }

    @Override
    public void run() throws SQLException {
        work.run(this);
    }

    @Override
    public void cancel() throws SQLException {
        started.join().cancel();
    }

    @Override
    public void close() {
        try (Connection open = connection) {
            if (open != null && !open.getAutoCommit()) {
                open.rollback();
            }
        } catch (SQLException broken) {
            // the interruption has broken it
        }
    }
}
