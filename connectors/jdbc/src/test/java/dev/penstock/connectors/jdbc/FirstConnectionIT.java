package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodeTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A pool whose first connection breaks just after it was opened, as when the server is killed at that moment. */
class FirstConnectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void lease_firstConnectionBrokeWhileItWasSetUp_getsTheNext() {
        try (TestDatabase database = PostgresServer.shared().createDatabase()) {
            NodeTarget target = Targets.of(database);
            AtomicInteger asked = new AtomicInteger();
            JdbcNodePool pool = new JdbcNodePool(target, ignored -> new PlainPostgres(target) {
                @Override
                public int isolation(Connection connection) throws SQLException {
                    if (asked.getAndIncrement() == 0) {
                        connection.abort(Runnable::run);
                    }
                    return super.isolation(connection);
                }
            });
            try (Lease lease = pool.lease(Deadline.after(PATIENCE))) {
                Calls.execute(lease, SqlStatement.of("SELECT 1"));
            } finally {
                pool.close();
            }
            assertThat(asked).as("the next was asked too").hasValue(2);
        }
    }
}
