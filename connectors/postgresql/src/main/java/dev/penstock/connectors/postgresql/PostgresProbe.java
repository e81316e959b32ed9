package dev.penstock.connectors.postgresql;

import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.spi.Probe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a server is: its role, how far its data have got, its identity. Safe for use by many threads. */
final class PostgresProbe {
    private static final String STATE = """
            SELECT pg_is_in_recovery(),
                   current_setting('server_version'),
                   CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END::text,
                   CASE WHEN NOT pg_is_in_recovery() THEN NULL
                        WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
                             AND EXISTS (SELECT FROM pg_stat_wal_receiver) THEN 0
                        ELSE extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
                   END,
                   (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl),
                   NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'on',
            """;

    /** A promoted server has its new timeline in the name of its log file before its next checkpoint has it. */
    private static final String IDENTITY = STATE + """
                   (SELECT system_identifier FROM pg_control_system())::text,
                   CASE WHEN pg_is_in_recovery()
                        THEN coalesce((SELECT received_tli FROM pg_stat_wal_receiver),
                                      (SELECT timeline_id FROM pg_control_checkpoint()))
                        ELSE ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int
                   END::text
            """;

    private static final String ANONYMOUS = STATE + "NULL::text, NULL::text";

    private static final String NOT_PRIVILEGED = "42501";

    /** Whether the login may not read the server's identity. */
    private volatile boolean anonymous;

    Probe read(Connection connection) throws SQLException {
        if (!anonymous) {
            try {
                return read(connection, IDENTITY);
            } catch (SQLException e) {
                if (!NOT_PRIVILEGED.equals(e.getSQLState())) {
                    throw e;
                }
                anonymous = true;
            }
        }
        return read(connection, ANONYMOUS);
    }

    private static Probe read(Connection connection, String query) throws SQLException {
        long startedAt = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            Duration roundTrip = Duration.ofNanos(System.nanoTime() - startedAt);
            row.next();
            Role role = row.getBoolean(1) ? Role.REPLICA : Role.PRIMARY;
            String version = row.getString(2);
            String position = row.getString(3);
            double lag = row.getDouble(4);
            Duration behind = row.wasNull() ? null : Duration.ofMillis(Math.max(0, Math.round(lag * 1_000)));
            return new Probe(
                    role,
                    new Node.Observation(version == null ? "" : version, position, behind, row.getString(5), roundTrip),
                    position(position),
                    row.getString(7),
                    row.getString(8),
                    row.getBoolean(6),
                    List.of());
        }
    }

    private static @Nullable PostgresPosition position(@Nullable String text) {
        return text == null ? null : PostgresPosition.of(text);
    }
}
