package dev.penstock.engine.core.cost;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.NodePool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One row over JDBC: through HikariCP, the engine's data source, a lease of the JDBC pool alone, and a session over that
 * pool, all on a driver that answers at once. What the driver itself costs is measured first and taken off everything else.
 */
final class DataSourceCost {
    private static final int THREADS = 8;
    private static final String SQL = "select n from t where id = ?";
    private static final SqlStatement STATEMENT = SqlStatement.of(SQL, 1)
            .with(StatementOptions.builder().intent(Intent.READ).build());

    private DataSourceCost() {}

    /** Prints a line for each side, and how many times HikariCP's time ours are. */
    public static void main(String[] arguments) throws Exception {
        try (Penstock engine = StubEngine.open();
                HikariDataSource hikari = hikari();
                Connection bare = StubJdbc.connection()) {
            Database database = engine.database("jdbc");
            DataSource ours = database.dataSource(Caller.of("cost"));
            Session session = database.session(Caller.of("cost"));
            Cost driver = Cost.of(1, () -> read(bare));
            System.out.println(driver.line("bare driver"));
            Cost[] theirs = print(driver, "HikariCP", () -> read(hikari), null);
            print(driver, "data source", () -> read(ours), theirs);
            NodePool pool = StubConnector.jdbc();
            print(driver, "lease", () -> read(pool), theirs);
            print(driver, "session", () -> read(session), theirs);
        }
    }

    private static HikariDataSource hikari() {
        var config = new HikariConfig();
        config.setDataSource(StubJdbc.dataSource());
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    private static Cost[] print(Cost driver, String name, Cost.Operation operation, Cost @Nullable [] theirs)
            throws Exception {
        Cost[] ours = {
            Cost.of(1, operation).without(driver), Cost.of(THREADS, operation).without(driver)
        };
        print(ours[0], name, theirs == null ? null : theirs[0]);
        print(ours[1], name + ", " + THREADS + " threads", theirs == null ? null : theirs[1]);
        return ours;
    }

    private static void print(Cost ours, String name, @Nullable Cost theirs) {
        System.out.println(ours.line(name)
                + (theirs == null
                        ? ""
                        : String.format(Locale.ROOT, ", %.2f times HikariCP's time", ours.nanos() / theirs.nanos())));
    }

    private static long read(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return read(connection);
        }
    }

    private static long read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setInt(1, 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static long read(NodePool pool) {
        try (Lease lease = pool.lease(Deadline.NONE)) {
            return read(lease.execute(STATEMENT));
        }
    }

    private static long read(Session session) {
        return read(session.execute(STATEMENT));
    }

    private static long read(Result result) {
        try (Rows rows = (Rows) result) {
            RowBatch batch = Objects.requireNonNull(rows.next());
            return batch.value(0, 0) instanceof Integer number ? number : 0;
        }
    }
}
