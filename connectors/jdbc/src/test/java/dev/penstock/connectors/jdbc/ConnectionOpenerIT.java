package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionOpenerIT {
    private final TestDatabase database = PostgresServer.shared().createDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void getConnection_closed_isRefused() {
        ConnectionOpener opener = reaching();
        opener.close();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(opener::getConnection)
                .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("08003"));
    }

    @Test
    void getConnection_afterFailure_waitsForRequest_andKeepsTheReason() throws Exception {
        ConnectionOpener opener = nowhere();
        long before = opener.request();
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread adder = Thread.ofPlatform().start(() -> {
            try {
                opener.getConnection().close();
            } catch (SQLException e) {
                ended.complete(e);
            }
        });
        await(() -> opener.failedSince(before) != null);
        long second = opener.request();
        await(() -> opener.failedSince(second) != null);
        assertThat(opener.connecting()).isFalse();
        adder.interrupt();

        assertThat(ended.get(60, TimeUnit.SECONDS)).hasMessageContaining("Interrupted");
    }

    @Test
    void getConnection_isProxied_andIsValidWithoutACheck() throws SQLException {
        try (Connection connection = reaching().getConnection()) {
            assertThat(connection.isValid(0)).isTrue();
            PhysicalConnection physical = HikariConnection.physical(connection);
            assertThat(connection.unwrap(org.postgresql.PGConnection.class)).isNotNull();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connection.prepareStatement("SELECT 1").executeUpdate());
            connection.abort(Runnable::run);
            assertThat(physical.connection().isClosed()).isTrue();
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    @Test
    void dataSource_otherMethods_areRefused() throws Exception {
        ConnectionOpener opener = reaching();
        opener.setLoginTimeout(5);
        opener.setLogWriter(null);

        assertThat(opener.getLoginTimeout()).isEqualTo(1);
        assertThat(opener.getLogWriter()).isNull();
        assertThat(opener.isWrapperFor(ConnectionOpener.class)).isFalse();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> opener.unwrap(ConnectionOpener.class));
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                .isThrownBy(() -> opener.getConnection("user", "password"));
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(opener::getParentLogger);
    }

    private ConnectionOpener reaching() {
        return new ConnectionOpener(new PlainPostgres(Targets.of(database)), Duration.ofSeconds(30), false);
    }

    private ConnectionOpener nowhere() {
        return new ConnectionOpener(new PlainPostgres(Targets.unreachable(database)), Duration.ofSeconds(30), false);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(5);
        }
    }
}
