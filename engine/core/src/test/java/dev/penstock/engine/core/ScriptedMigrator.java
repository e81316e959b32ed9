package dev.penstock.engine.core;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.api.migration.MigrationReport;
import dev.penstock.engine.api.migration.ScriptPlace;
import dev.penstock.engine.api.spi.MigrationRun;
import dev.penstock.engine.api.spi.MigrationTarget;
import dev.penstock.engine.api.spi.Migrator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A migrator from a script, in the place of Flyway's, which this module may not depend on. Its migrations are one
 * statement each; its history is the table {@code applied (n integer, statement text)}, which must be there.
 */
final class ScriptedMigrator implements Migrator {
    static final String HISTORY = "create table applied (n integer, statement text)";

    private final Set<EngineKind> engines;
    private final List<String> script;
    /** Runs at the beginning of each apply, which is counted then. */
    volatile Runnable atBegin = () -> {};

    final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    /** The most that were at it at the same time. */
    final AtomicInteger most = new AtomicInteger();

    ScriptedMigrator(Set<EngineKind> engines, String... script) {
        this.engines = engines;
        this.script = List.of(script);
    }

    static ScriptedMigrator sqlite(String... script) {
        return new ScriptedMigrator(Set.of(EngineKind.SQLITE), script);
    }

    @Override
    public boolean supports(EngineKind engine) {
        return engines.contains(engine);
    }

    @Override
    public List<Migration> status(MigrationTarget target) {
        try (Connection connection = target.dataSource().getConnection()) {
            List<String> history = history(connection);
            List<Migration> all = new ArrayList<>();
            for (int i = 0; i < script.size(); i++) {
                all.add(migration(i, i < history.size() ? history.get(i) : null));
            }
            return all;
        } catch (SQLException e) {
            throw told(e, null);
        }
    }

    @Override
    public MigrationReport apply(MigrationTarget target, List<Migration> seen, MigrationRun run) {
        begun.incrementAndGet();
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try (Connection connection = target.dataSource().getConnection()) {
            atBegin.run();
            connection.setAutoCommit(false);
            int from = history(connection).size();
            connection.commit();
            run.total(script.size() - from);
            List<String> applied = new ArrayList<>();
            for (int i = from; i < script.size(); i++) {
                Migration next = migration(i, null);
                if (!seen.contains(next)) {
                    throw new MigrationException(
                            ErrorCode.MIGRATION_NOT_SEEN,
                            next.title() + " was not seen",
                            Diagnosis.of(Outcome.NOT_DONE, "Look."),
                            null,
                            null);
                }
                step(connection, i, run);
                applied.add(next.title());
                run.applied(applied.size());
            }
            return new MigrationReport(applied, Duration.ZERO);
        } catch (SQLException e) {
            throw told(e, null);
        } finally {
            inside.decrementAndGet();
        }
    }

    private void step(Connection connection, int n, MigrationRun run) throws SQLException {
        String sql = script.get(n);
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("insert into applied values (?, ?)")) {
            run.onStop(() -> cancel(statement));
            if (run.stopping()) {
                throw new CancelledException(
                        ErrorCode.CANCELLED,
                        "Stopped between two migrations",
                        Diagnosis.of(Outcome.NOT_DONE, ""),
                        null);
            }
            statement.execute(sql);
            insert.setInt(1, n);
            insert.setString(2, sql);
            insert.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            rollBack(connection, e);
            throw told(e, new ScriptPlace(migration(n, null).title(), script(n), null, 1, 1, sql));
        }
    }

    /** SQLite itself rolls back where it interrupts a change, and then knows of no transaction. */
    private static void rollBack(Connection connection, SQLException why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> history(Connection connection) throws SQLException {
        List<String> history = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select statement from applied order by n")) {
            while (rows.next()) {
                history.add(rows.getString(1));
            }
        }
        return history;
    }

    private Migration migration(int n, @Nullable String before) {
        boolean changed = before != null && !before.equals(script.get(n));
        String title = "V" + (n + 1) + " step";
        return new Migration(
                before == null ? 0 : n + 1,
                Migration.Kind.VERSIONED,
                Integer.toString(n + 1),
                "step",
                script(n),
                before == null ? Migration.State.PENDING : changed ? Migration.State.CHANGED : Migration.State.APPLIED,
                null,
                script.get(n),
                null,
                null,
                null,
                null,
                null,
                changed
                        ? List.of(new MigrationProblem(
                                ErrorCode.MIGRATION_CHANGED, title, script(n) + " has changed", "Put it back."))
                        : List.of());
    }

    private static String script(int n) {
        return "V" + (n + 1) + "__step.sql";
    }

    /** A rejected statement with its place; any other failure of the engine's as it is. */
    private static PenstockException told(SQLException thrown, @Nullable ScriptPlace place) {
        PenstockException told = Stream.concat(Stream.ofNullable(thrown.getCause()), Stream.of(thrown.getSuppressed()))
                .filter(PenstockException.class::isInstance)
                .map(PenstockException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The engine's own failure is not with it", thrown));
        return told instanceof StatementException && place != null
                ? new MigrationException(
                        ErrorCode.MIGRATION_FAILED,
                        place + " failed: " + told.summary(),
                        Diagnosis.of(Outcome.NOT_DONE, "Correct it."),
                        thrown,
                        place)
                : told;
    }
}
