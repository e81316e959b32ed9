package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.spi.NodeTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DialerIT {
    private final TestDatabase database = PostgresServer.shared().createDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void getConnection_closed_isRefused() {
        Dialer dialer = reaching();
        dialer.close();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(dialer::getConnection)
                .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("08003"));
    }

    @Test
    void getConnection_afterAFailure_waitsForDemandAndKeepsTheReason() throws Exception {
        Dialer dialer = nowhere();
        long before = dialer.want();
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread adder = Thread.ofPlatform().start(() -> {
            try {
                dialer.getConnection().close();
            } catch (SQLException e) {
                ended.complete(e);
            }
        });
        await(() -> dialer.failedSince(before) != null);
        long second = dialer.want();
        await(() -> dialer.failedSince(second) != null);
        assertThat(dialer.dialling()).isFalse();
        adder.interrupt();

        assertThat(ended.get(60, TimeUnit.SECONDS)).hasMessageContaining("Interrupted");
    }

    @Test
    void getConnection_isProxied_andSaysItIsValidWithoutAsking() throws SQLException {
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
    void asADataSource_itOffersNothingElse() throws Exception {
        Dialer dialer = reaching();
        dialer.setLoginTimeout(5);
        dialer.setLogWriter(null);

        assertThat(dialer.getLoginTimeout()).isEqualTo(1);
        assertThat(dialer.getLogWriter()).isNull();
        assertThat(dialer.isWrapperFor(Dialer.class)).isFalse();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> dialer.unwrap(Dialer.class));
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
                .isThrownBy(() -> dialer.getConnection("user", "password"));
        assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(dialer::getParentLogger);
    }

    private Dialer reaching() {
        return dialer(Targets.of(database));
    }

    private Dialer nowhere() {
        return dialer(Targets.unreachable(database));
    }

    private static Dialer dialer(NodeTarget target) {
        return new Dialer(target, new PlainPostgres(target));
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(5);
        }
    }
}
