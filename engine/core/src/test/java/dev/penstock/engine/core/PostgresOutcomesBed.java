package dev.penstock.engine.core;

import static dev.penstock.connectors.tck.outcomes.Trait.CANCELLABLE;
import static dev.penstock.connectors.tck.outcomes.Trait.SLOW;
import static dev.penstock.connectors.tck.outcomes.Trait.TIMED;
import static dev.penstock.connectors.tck.outcomes.Trait.UNBOUND;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.connectors.tck.outcomes.Certainty;
import dev.penstock.connectors.tck.outcomes.Effect;
import dev.penstock.connectors.tck.outcomes.Interruption;
import dev.penstock.connectors.tck.outcomes.OutcomeTexts;
import dev.penstock.connectors.tck.outcomes.OutcomesBed;
import dev.penstock.connectors.tck.outcomes.Scene;
import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.UnreachableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** An engine over a PostgreSQL behind a proxy, which cuts, resets or swallows at the bytes that a clean run has. */
final class PostgresOutcomesBed implements OutcomesBed {
    private static final SqlStatement SESSION = SqlStatement.of("SELECT pg_backend_pid()")
            .with(StatementOptions.builder().timeout(Duration.ofSeconds(20)).build());

    private static final Duration SHORT = Duration.ofMillis(300);

    private static final String[] SCHEMA = {
        "CREATE TABLE outcome (id integer PRIMARY KEY)",
        "CREATE TABLE late (id integer)",
        "CREATE FUNCTION put(k integer) RETURNS integer LANGUAGE plpgsql AS"
                + " 'begin insert into outcome values (k); return k; end'",
        "CREATE FUNCTION put_slowly(k integer) RETURNS integer LANGUAGE plpgsql AS"
                + " 'begin insert into outcome values (k); perform pg_sleep(8); return k; end'",
        "CREATE FUNCTION commit_slowly() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'begin perform pg_sleep(8); return null; end'",
        "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON late DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION commit_slowly()"
    };

    private static final OutcomeTexts TEXTS = new OutcomeTexts(
            "INSERT INTO outcome (id) SELECT cast(? AS integer) FROM pg_sleep(8)",
            "SELECT pg_sleep(8)",
            "SELECT put(?)",
            "SELECT put_slowly(?)",
            "WITH slow AS (INSERT INTO late VALUES (1)) INSERT INTO outcome (id) VALUES (?)");

    private final PostgresProcess server = PostgresServer.start();
    private final TestDatabase bed = server.createDatabase();
    private final FaultProxy proxy = FaultProxy.before(server);
    private final Connection aside = bed.connect();
    private final Penstock engine;
    private String session = "0";

    PostgresOutcomesBed(Path folder) throws IOException, SQLException {
        for (String sql : SCHEMA) {
            execute(sql);
        }
        engine = Engines.postgres(
                folder,
                server,
                proxy.host(),
                proxy.port(),
                bed.name(),
                "    tls: {mode: disable}\n    pool: {max: 1, acquire-timeout: 20s}\n    failover: {probe-every: 1h}\n");
    }

    @Override
    public Database database() {
        return engine.database("it");
    }

    @Override
    public OutcomeTexts texts() {
        return TEXTS;
    }

    @Override
    public List<Interruption> interruptions() {
        return List.of(
                toServer("cut before the request", _ -> 0),
                toServer("cut after its first byte", _ -> 1),
                toServer("cut in the middle of the request", scene -> scene.requestBytes() / 2),
                toServer("cut before the last byte of the request", scene -> scene.requestBytes() - 1),
                toClient("cut before the answer", Certainty.LOST, _ -> 0),
                toClient("cut after a byte of the answer", Certainty.LOST, _ -> 1),
                toClient("cut in the middle of the answer", Certainty.LOST, scene -> scene.answerBytes() / 2),
                toClient("cut before the last byte of the answer", Certainty.LOST, scene -> scene.answerBytes() - 1),
                toClient("cut after the answer", Certainty.ANSWERED, Scene::answerBytes),
                Interruption.of("reset before the request", Certainty.LOST).armed(_ -> proxy.drop()),
                Interruption.of("no connection to be had", Certainty.DECIDED)
                        .needs(UNBOUND)
                        .armed(_ -> unreachable()),
                Interruption.of("silence, deadline", Certainty.LOST)
                        .needs(TIMED)
                        .effects(Effect.AUTOCOMMIT)
                        .within(SHORT)
                        .armed(_ -> proxy.blackHole()),
                Interruption.of("silence, cancel", Certainty.LOST)
                        .needs(CANCELLABLE)
                        .effects(Effect.COMMIT, Effect.ROLLBACK)
                        .armed(_ -> proxy.blackHole())
                        .meanwhile(this::cancelSent),
                Interruption.of("frozen while it runs, deadline", Certainty.LOST)
                        .needs(SLOW, TIMED)
                        .effects(Effect.TRANSACTION, Effect.READ)
                        .within(Duration.ofSeconds(1))
                        .meanwhile(_ -> frozen()),
                Interruption.of("frozen while it runs, cancel", Certainty.LOST)
                        .needs(SLOW, CANCELLABLE)
                        .effects(Effect.COMMIT)
                        .meanwhile(scene -> {
                            frozen();
                            scene.canceller().cancel();
                        }),
                Interruption.of("session terminated while it runs", Certainty.LOST)
                        .needs(SLOW)
                        .meanwhile(_ -> {
                            awaitRunning();
                            execute("SELECT pg_terminate_backend(" + session + ")");
                        }),
                Interruption.of("deadline while it runs", Certainty.DECIDED)
                        .needs(SLOW, TIMED)
                        .within(SHORT),
                Interruption.of("cancel while it runs", Certainty.DECIDED)
                        .needs(SLOW, CANCELLABLE)
                        .meanwhile(scene -> {
                            awaitRunning();
                            scene.canceller().cancel();
                        }),
                Interruption.of("reset while it runs", Certainty.LOST)
                        .needs(SLOW)
                        .effects(Effect.AUTOCOMMIT, Effect.TRANSACTION, Effect.COMMIT)
                        .meanwhile(_ -> {
                            awaitRunning();
                            proxy.drop();
                            execute("SELECT pg_terminate_backend(" + session + ")");
                        }));
    }

    private Interruption toServer(String name, ToLongFunction<Scene> bytes) {
        return Interruption.of(name, Certainty.LOST)
                .armed(scene -> proxy.cutAfterBytesToServer(bytes.applyAsLong(scene)));
    }

    private Interruption toClient(String name, Certainty certainty, ToLongFunction<Scene> bytes) {
        return Interruption.of(name, certainty).armed(scene -> proxy.cutAfterBytesToClient(bytes.applyAsLong(scene)));
    }

    /** The read finds the pool's connection broken, so that none is left that a write could be sent on. */
    private void unreachable() {
        proxy.reset();
        assertThatThrownBy(this::askSession).isInstanceOf(UnreachableException.class);
    }

    private void cancelSent(Scene scene) throws Exception {
        long before = proxy.bytesFromClients();
        Await.until(() -> proxy.bytesFromClients() > before || !scene.caller().isAlive());
        scene.canceller().cancel();
    }

    private void frozen() throws SQLException {
        awaitRunning();
        server.freeze();
    }

    private void awaitRunning() {
        Await.until(() -> ask("SELECT count(*) FROM pg_stat_activity WHERE pid = " + session
                        + " AND wait_event = 'PgSleep'")
                .equals("1"));
    }

    @Override
    public long bytesToServer() {
        return proxy.bytesFromClients();
    }

    @Override
    public long bytesFromServer() {
        return proxy.bytesFromServer();
    }

    @Override
    public void renew() {
        proxy.drop();
        session = engineSession();
    }

    /** A connect that began under the last fault may fail after it, and a reset may get lost: then asks once more. */
    private String engineSession() {
        try {
            return askSession();
        } catch (UnreachableException | DeadlineException stale) {
            proxy.drop();
            return askSession();
        }
    }

    private String askSession() {
        return String.valueOf(database().query(SESSION).toList().getFirst().text(0));
    }

    @Override
    public void heal() {
        server.thaw();
        proxy.normal();
    }

    @Override
    public Set<Integer> present(int first, int count) {
        String current = engineSession();
        Await.until(() -> ask("SELECT count(*) FROM pg_stat_activity WHERE pid NOT IN (pg_backend_pid(), " + current
                        + ") AND (pid = " + session + " OR query ILIKE '%outcome%' OR query ILIKE '%sleep%')")
                .equals("0"));
        Set<Integer> found = new HashSet<>();
        try (Statement statement = aside.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id FROM outcome WHERE id BETWEEN " + first + " AND " + (first + count - 1))) {
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String ask(String sql) {
        try (Statement statement = aside.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = aside.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        heal();
        engine.close();
        proxy.close();
        server.close();
    }
}
