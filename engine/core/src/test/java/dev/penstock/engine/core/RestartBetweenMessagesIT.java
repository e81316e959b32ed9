package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.core.MessageProgram.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that restarts, or whose connections break, between any two messages of a program. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartBetweenMessagesIT {
    private static final int MOST_STEPS = 7;
    private static final int PLACES = 2;
    private static final int IDS_OF_A_RUN = 10;

    private final Set<Thread> threadsBefore =
            Set.copyOf(Thread.getAllStackTraces().keySet());
    private final PostgresProcess server = PostgresServer.start();
    private final TestDatabase bed = server.createDatabase();
    private final FaultProxy proxy = FaultProxy.before(server);
    private Penstock engine;
    private Database database;
    private int nextId;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException, SQLException {
        try (Connection aside = bed.connect();
                Statement statement = aside.createStatement()) {
            statement.execute("create table w (i integer)");
        }
        engine = Engines.postgres(
                folder,
                server,
                proxy.host(),
                proxy.port(),
                bed.name(),
                "    tls: {mode: disable}\n    pool: {max: " + PLACES
                        + ", acquire-timeout: 20s}\n    failover: {probe-every: 1h}\n");
        database = engine.database("it");
    }

    @AfterAll
    void close() {
        engine.close();
        proxy.close();
        server.close();
        Await.until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains("penstock-") && !threadsBefore.contains(thread)));
    }

    enum Break {
        RESTART,
        KILL,
        CUT
    }

    static Stream<Arguments> cases() {
        return Stream.of(MessageProgram.values())
                .flatMap(program -> IntStream.rangeClosed(0, MOST_STEPS)
                        .boxed()
                        .flatMap(boundary ->
                                breaks(program, boundary).map(how -> Arguments.of(program, boundary, how))));
    }

    /** Each boundary is cut; a restart, which takes longer, comes at the boundaries in turn with a kill. */
    private static Stream<Break> breaks(MessageProgram program, int boundary) {
        return Stream.of(Break.CUT, (program.name().length() + boundary) % 2 == 0 ? Break.RESTART : Break.KILL);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void server_goesAtABoundary_nothingIsLostAndNothingIsSaidWrongly(MessageProgram program, int boundary, Break how)
            throws Exception {
        nextId += IDS_OF_A_RUN;
        ProgramRun run = new ProgramRun(database, nextId);
        try (run) {
            List<Step> steps = program.steps(run);
            if (boundary > steps.size()) {
                return;
            }
            for (Step step : steps.subList(0, boundary)) {
                step.run();
            }
            breakConnections(how);
            finish(steps.subList(boundary, steps.size()));
        }

        assertThat(answer()).isEqualTo("1");
        AllPlaces.back(database);
        Set<Integer> there = there();
        run.told().forEach((id, outcome) -> {
            if (outcome != Outcome.UNKNOWN) {
                assertThat(there.contains(id))
                        .as("row %d, told %s", id, outcome)
                        .isEqualTo(outcome == Outcome.DONE);
            }
        });
        assertThat(database.update("insert into w values (0)").changed()).isEqualTo(1);
        AllPlaces.back(database);
    }

    /**
     * A statement after the break. A connection that was idle when the server shut down tells the next statement that it
     * was terminated, which the engine does not repeat: an administrator may have meant it.
     */
    private @Nullable String answer() {
        for (int stale = 0; stale < PLACES; stale++) {
            try {
                return database.one("select 1").text(0);
            } catch (StatementException terminated) {
                assertThat(terminated.code()).isEqualTo(ErrorCode.STATEMENT_KILLED);
                assertThat(terminated.outcome()).isEqualTo(Outcome.NOT_DONE);
            }
        }
        return database.one("select 1").text(0);
    }

    private void breakConnections(Break how) {
        switch (how) {
            case CUT -> proxy.drop();
            case KILL -> {
                server.kill();
                server.restart();
            }
            case RESTART -> server.restart();
        }
    }

    /** Goes on until the program meets the break, if it does. */
    private static void finish(List<Step> steps) {
        try {
            for (Step step : steps) {
                step.run();
            }
        } catch (Exception met) {
            // what it said is checked row by row
            assertThat(met).isNotNull();
        }
    }

    private Set<Integer> there() throws SQLException {
        Set<Integer> found = new HashSet<>();
        try (Connection aside = bed.connect();
                Statement statement = aside.createStatement()) {
            try (ResultSet open = statement.executeQuery("select count(*) from pg_stat_activity"
                    + " where state like 'idle in transaction%' and datname = current_database()")) {
                open.next();
                assertThat(open.getInt(1)).as("transactions left open").isZero();
            }
            try (ResultSet rows = statement.executeQuery("select i from w")) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
        }
        return found;
    }
}
