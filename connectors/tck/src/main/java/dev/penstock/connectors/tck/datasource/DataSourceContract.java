package dev.penstock.connectors.tck.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.Capability;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A theme of the kit: a database of its own for each test, and what all themes need. */
@Timeout(120)
public abstract class DataSourceContract {
    private static final Duration LONG = Duration.ofSeconds(60);

    private @Nullable DataSourceBed opened;

    /** For subclasses in other modules. */
    protected DataSourceContract() {}

    /** A bed that no other test uses; closed after the test. */
    protected abstract DataSourceBed bed();

    @BeforeEach
    final void openBed() {
        opened = bed();
    }

    /** Every test leaves the pool as it was. */
    @AfterEach
    final void closeBed() {
        DataSourceBed bed = opened();
        try {
            await("all connections are given back", () -> bed.checkedOut() == 0);
        } finally {
            bed.close();
        }
    }

    final DataSourceBed opened() {
        return Objects.requireNonNull(opened);
    }

    final DataSourceTexts texts() {
        return opened().texts();
    }

    final boolean can(Capability capability) {
        return opened().capabilities().contains(capability);
    }

    final Connection connect() throws SQLException {
        return opened().dataSource().getConnection();
    }

    /** The table that most tests write to. */
    final void createItems() throws SQLException {
        run("CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50))");
    }

    /** Runs statements, each by itself, on a connection of their own. */
    final void run(String... statements) throws SQLException {
        try (Connection connection = connect()) {
            run(connection, statements);
        }
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The only cell of a query, on a connection of its own; null if it is NULL or there is no row. */
    final @Nullable String cell(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return cell(connection, sql);
        }
    }

    static @Nullable String cell(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** The names in the table of items, in the order of their ids. */
    final String names() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM item ORDER BY id")) {
            StringBuilder names = new StringBuilder();
            while (rows.next()) {
                names.append(names.isEmpty() ? "" : ",").append(rows.getString(1));
            }
            return names.toString();
        }
    }

    /** The operations that have ended, in the order of their ends. */
    final List<StatementEvent.Completed> completed() {
        return opened().events().stream()
                .filter(StatementEvent.Completed.class::isInstance)
                .map(StatementEvent.Completed.class::cast)
                .toList();
    }

    /** The texts of the operations that have begun. */
    final List<String> started() {
        return opened().events().stream()
                .filter(StatementEvent.Started.class::isInstance)
                .map(event -> ((StatementEvent.Started) event).text())
                .toList();
    }

    /** The last operation with this text that has ended; waits until there is one. */
    final StatementEvent.Completed ended(String text) {
        await("'" + text + "' has ended", () -> lastEnded(text) != null);
        return Objects.requireNonNull(lastEnded(text));
    }

    final StatementEvent.@Nullable Completed lastEnded(String text) {
        StatementEvent.Completed found = null;
        for (StatementEvent.Completed each : completed()) {
            found = each.started().text().equals(text) ? each : found;
        }
        return found;
    }

    /** What a call threw. */
    static SQLException failure(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(SQLException.class);
        return (SQLException) thrown;
    }

    /** Asserts that a call fails. */
    static AbstractThrowableAssert<?, ? extends Throwable> assertFails(ThrowingCallable call) {
        Throwable thrown = failure(call);
        return assertThat(thrown);
    }

    /** The engine's own failure, which each exception of an operation leads to. */
    static PenstockException engine(SQLException thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof PenstockException found) {
                return found;
            }
        }
        for (Throwable each : thrown.getSuppressed()) {
            if (each instanceof PenstockException found) {
                return found;
            }
        }
        throw new AssertionError("Neither among its causes nor among its suppressed ones is the engine's", thrown);
    }

    static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(until);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
