package dev.penstock.engine.core.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row by its key, through the engine with admission, pool, routing and recorder on, beside HikariCP and a
 * {@link PreparedStatement} of the same driver, on the same real PostgreSQL, in rounds that take turns.
 *
 * <p>{@code PointSelect THREADS ROUNDS ROUND_MILLIS}
 */
public final class PointSelect implements AutoCloseable {
    private static final int KEYS = 10_000;
    private static final int POOL = 8;
    private static final String SQL = "SELECT id, name, amount FROM point WHERE id = ?";
    private static final StatementOptions READ =
            StatementOptions.builder().intent(Intent.READ).build();

    private final PostgresProcess server = PostgresServer.start();
    private final HikariDataSource bare;
    private final Path folder;
    private final Penstock engine;
    private final Database database;

    private PointSelect() throws SQLException, IOException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE point (id int PRIMARY KEY, name text, amount numeric(12,2))");
            statement.execute(
                    "INSERT INTO point SELECT i, 'name ' || i, i * 1.25 FROM generate_series(1, " + KEYS + ") i");
            statement.execute("VACUUM ANALYZE point");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl("postgres"));
        config.setUsername(server.username());
        config.setPassword(server.password());
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(POOL);
        bare = new HikariDataSource(config);
        folder = Files.createTempDirectory("penstock-benchmark");
        engine = BenchmarkWorkspace.open(folder, server, POOL);
        database = engine.database("bench");
    }

    /** Prints both sides of one run. */
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        long millis = Long.parseLong(arguments[2]);
        try (PointSelect here = new PointSelect()) {
            System.out.printf(
                    "Point select on PostgreSQL, %d thread%s, %d processors, %d rounds of %d ms each%n",
                    threads, threads == 1 ? "" : "s", Runtime.getRuntime().availableProcessors(), rounds, millis);
            TurnByTurn.run(
                    new TurnByTurn.Side("HikariCP", key -> here.bare(1 + key % KEYS)),
                    new TurnByTurn.Side("Penstock", key -> here.engine(1 + key % KEYS)),
                    threads,
                    rounds,
                    millis);
        }
    }

    private long bare(int key) throws SQLException {
        try (Connection connection = bare.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setInt(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return sum(row.getInt(1), row.getString(2), row.getBigDecimal(3));
            }
        }
    }

    private long engine(int key) {
        try (Rows rows = (Rows) database.execute(SqlStatement.of(SQL, key).with(READ))) {
            RowBatch batch = Objects.requireNonNull(rows.next());
            return sum(batch.value(0, 0), batch.value(0, 1), batch.value(0, 2));
        }
    }

    private static long sum(@Nullable Object id, @Nullable Object name, @Nullable Object amount) {
        return id instanceof Integer number && name instanceof String text && amount instanceof BigDecimal decimal
                ? (long) number + text.length() + decimal.scale()
                : 0;
    }

    @Override
    public void close() throws IOException {
        engine.close();
        bare.close();
        server.close();
        BenchmarkWorkspace.delete(folder);
    }
}
