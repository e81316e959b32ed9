package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ConnectionStep.State;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connection tests of profiles that are not saved: every step, on real servers and files. */
@Timeout(120)
class ConnectionTestIT {
    private final PostgresServer server = PostgresServer.shared();

    @TempDir
    Path folder;

    private Path file;
    private Penstock engine;

    @BeforeEach
    void open() throws IOException {
        Files.createFile(folder.resolve("kept.db"));
        file = Files.writeString(
                folder.resolve("penstock.yaml"),
                "databases: {kept: {engine: sqlite, file: kept.db, pool: {acquire-timeout: 30s}}}\n");
        engine = Penstock.open(file);
        engine.sessionSecrets().set("tested", Secret.of(server.password()));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** As the desktop makes it: from edits that are not written to a file. */
    private Profile profile(Map<String, Object> keys) {
        List<Edit> edits = List.of(new Edit.Set(List.of("databases", "tested"), keys));
        return Objects.requireNonNull(
                WorkspaceStore.at(file).preview(edits, null).databases().get("tested"));
    }

    private Profile postgres(String host, int port) {
        return profile(Map.of(
                "engine", "postgresql",
                "nodes", List.of(new NodeAddress.Host(host, port).display()),
                "name", "postgres",
                "username", server.username(),
                "password", "${session:tested}",
                "tls", Map.of("mode", "disable"),
                "pool", Map.of("acquire-timeout", "1s")));
    }

    private List<ConnectionStep> tested(Profile profile) {
        List<ConnectionStep> steps = new CopyOnWriteArrayList<>();
        List<ConnectionStep> all = engine.testAsync(profile, steps::add).await();
        assertThat(steps).isEqualTo(all);
        assertThat(all).extracting(ConnectionStep::part).containsExactly(Part.values());
        assertThat(all)
                .allSatisfy(step -> assertThat(step.node())
                        .isEqualTo(profile.nodes().getFirst().display()));
        return all;
    }

    private static void assertStates(List<ConnectionStep> steps, State... states) {
        assertThat(steps).extracting(ConnectionStep::state).containsExactly(states);
    }

    private static void assertFails(ConnectionStep step, ErrorCode code) {
        assertThat(step.failure()).isNotNull();
        assertThat(step.failure().code()).isEqualTo(code);
        assertThat(step.failure().diagnosis().advice()).isNotBlank();
        assertThat(step.found()).isEqualTo(step.failure().summary());
    }

    @Test
    void server_answers_passesEveryStep() {
        List<ConnectionStep> steps = tested(postgres("localhost", server.port()));

        assertStates(steps, State.PASSED, State.PASSED, State.SKIPPED, State.PASSED, State.PASSED);
        assertThat(steps.get(0).found()).startsWith("localhost has the address").contains("127.0.0.1");
        assertThat(steps.get(1).found()).isEqualTo("Something listens at port " + server.port() + " of 127.0.0.1");
        assertThat(steps.get(3).found()).isEqualTo("Logged in as " + server.username());
        assertThat(steps.get(4).found()).startsWith("PostgreSQL ").endsWith(", database postgres");
        assertThat(steps)
                .filteredOn(step -> step.state() == State.PASSED)
                .allSatisfy(step -> assertThat(step.took()).isPositive());
        assertThat(engine.workspace().databases()).containsOnlyKeys("kept");
    }

    @Test
    void unknownHostOrClosedPort_laterStepsAreNotReached() {
        List<ConnectionStep> nowhere = tested(postgres("no-such-host.invalid", 5432));
        assertStates(nowhere, State.FAILED, State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED);
        assertFails(nowhere.getFirst(), ErrorCode.HOST_UNKNOWN);

        List<ConnectionStep> closed = tested(postgres("127.0.0.1", 1));
        assertStates(closed, State.PASSED, State.FAILED, State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED);
        assertThat(closed.getFirst().found()).isEqualTo("127.0.0.1 is an address and needs no name service");
        assertFails(closed.get(1), ErrorCode.CONNECT_REFUSED);
    }

    @Test
    void url_oneHost_testsNameAndPort_severalHosts_testsUrlAsAWhole() {
        Map<String, Object> login =
                Map.of("engine", "postgresql", "username", server.username(), "password", "${session:tested}");
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        Map<String, Object> one = new HashMap<>(login);
        one.put("url", url);
        Map<String, Object> several = new HashMap<>(login);
        several.put("url", "jdbc:postgresql://127.0.0.1:1,127.0.0.1:" + server.port() + "/postgres");

        assertThat(tested(profile(one))).extracting(ConnectionStep::state).containsOnly(State.PASSED);
        assertStates(tested(profile(several)), State.SKIPPED, State.SKIPPED, State.PASSED, State.PASSED, State.PASSED);
    }

    @Test
    void missingSecret_failsAtTheLogin_untilItIsSet() {
        Profile profile = postgres(server.host(), server.port());
        engine.sessionSecrets().remove("tested");

        List<ConnectionStep> without = tested(profile);
        assertFails(without.get(3), ErrorCode.SECRET_MISSING);

        engine.sessionSecrets().set("tested", Secret.of(server.password()));
        assertThat(tested(profile)).extracting(ConnectionStep::state).doesNotContain(State.FAILED);
    }

    @Test
    void silentServer_failsWithinTheDeadline() {
        try (FaultProxy proxy = FaultProxy.before(server)) {
            proxy.blackHole();
            long from = System.nanoTime();

            List<ConnectionStep> steps = tested(postgres(proxy.host(), proxy.port()));

            assertStates(steps, State.PASSED, State.PASSED, State.SKIPPED, State.FAILED, State.NOT_REACHED);
            assertFails(steps.get(3), ErrorCode.CONNECT_TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - from))
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(20));
            // a black hole does not pass on that a client has closed its connection
            proxy.normal();
            Await.until(() -> proxy.open() == 0);
        }
    }

    @Test
    void cancel_endsTheTestAtOnce_andLeavesNoConnection() {
        try (FaultProxy proxy = FaultProxy.before(server)) {
            proxy.blackHole();
            List<ConnectionStep> steps = new CopyOnWriteArrayList<>();
            Execution<List<ConnectionStep>> test = engine.testAsync(postgres(proxy.host(), proxy.port()), steps::add);
            Await.until(() -> proxy.accepted() == 2);
            long from = System.nanoTime();

            test.cancel();

            assertThat(catchThrowableOfType(CancelledException.class, test::await)
                            .code())
                    .isEqualTo(ErrorCode.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
            assertThat(steps).extracting(ConnectionStep::part).containsExactly(Part.NAME, Part.PORT);
            // a black hole does not pass on that a client has closed its connection
            proxy.normal();
            Await.until(() -> proxy.open() == 0);
        }
    }

    @Test
    void close_endsRunningTests_andRefusesNewOnes() {
        try (FaultProxy proxy = FaultProxy.before(server)) {
            proxy.blackHole();
            Profile profile = postgres(proxy.host(), proxy.port());
            Execution<List<ConnectionStep>> test = engine.testAsync(profile, step -> {});
            Await.until(() -> proxy.accepted() == 2);

            engine.close();

            assertThatThrownBy(test::await).isInstanceOf(CancelledException.class);
            assertThatThrownBy(() -> engine.testAsync(profile, step -> {})).isInstanceOf(ClosedException.class);
        }
    }

    @Test
    void file_isTestedAsAFile() throws IOException {
        try (var connection =
                engine.database("kept").dataSource(Caller.of("it")).getConnection()) {
            connection.createStatement().execute("create table t (i integer)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        Files.createDirectory(folder.resolve("folder.db"));
        Files.writeString(folder.resolve("text.db"), "Just some text that is long enough to be looked at. ".repeat(40));

        List<ConnectionStep> well = tested(sqlite("file", "kept.db"));
        assertStates(well, State.PASSED, State.SKIPPED, State.SKIPPED, State.SKIPPED, State.PASSED);
        assertThat(well.getFirst().found()).isEqualTo("The file " + folder.resolve("kept.db") + " exists");
        assertThat(well.getLast().found()).matches("SQLite 3\\..*, 1 table");
        assertFails(tested(sqlite("file", "folder.db")).getFirst(), ErrorCode.FILE_IS_FOLDER);
        assertFails(tested(sqlite("file", "missing.db")).getFirst(), ErrorCode.FILE_MISSING);
        assertFails(tested(sqlite("file", "text.db")).getLast(), ErrorCode.FILE_NOT_DATABASE);
    }

    private Profile sqlite(String key, String value) {
        return profile(Map.of("engine", "sqlite", key, value, "pool", Map.of("acquire-timeout", "30s")));
    }

    @Test
    void profile_connectorDoesNotSupportIt_isRefused() {
        Execution<List<ConnectionStep>> test = engine.testAsync(sqlite("url", "jdbc:postgresql://h1/x"), step -> {
            throw new AssertionError(step);
        });

        assertThatThrownBy(test::await)
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("databases.tested.url");
    }

    @Test
    void sessionSecret_afterUpdate_servesTheNewDatabase() {
        WorkspaceStore store = WorkspaceStore.at(file);
        Profile profile = postgres(server.host(), server.port());
        store.edit(List.of(new Edit.Set(
                List.of("databases", "tested"),
                Map.of(
                        "engine", "postgresql",
                        "nodes", List.of(profile.nodes().getFirst().display()),
                        "name", "postgres",
                        "username", server.username(),
                        "password", "${session:tested}"))));

        engine.update(store.read(null));

        assertThat(Engines.one(engine.database("tested"), "select 1")).isEqualTo("1");
        engine.sessionSecrets().remove("tested");
        store.edit(List.of(new Edit.Set(List.of("databases", "tested", "pool", "max"), 3)));
        engine.update(store.read(null));
        assertThatThrownBy(() -> engine.database("tested").query("select 1"))
                .isNotInstanceOf(UnreachableException.class)
                .hasMessageContaining("${session:tested}")
                .hasMessageContaining("for this session");
    }
}
