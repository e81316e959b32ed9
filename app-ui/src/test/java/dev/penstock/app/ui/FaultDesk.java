package dev.penstock.app.ui;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/**
 * The real shell over a PostgreSQL server behind a fault proxy, by a pool of two connections that are open: what more
 * than two do at once waits.
 */
final class FaultDesk implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final Set<String> HEALTH = Set.of("UP", "DEGRADED", "DOWN", "UNKNOWN");
    private final FaultProxy proxy;
    private final ServerDesk servers;

    private FaultDesk(FaultProxy proxy, ServerDesk servers) {
        this.proxy = proxy;
        this.servers = servers;
    }

    /** Opens it at a view, with the server up and the table {@code noted} in it. */
    static FaultDesk open(Path folder, String view) throws Exception {
        PostgresProcess server = PostgresServer.start();
        FaultProxy proxy = FaultProxy.before(server);
        try {
            server.execute("create table noted (what text)");
            ServerDesk servers =
                    ServerDesk.open(folder, server, ServerDesk.profile("shop", server, proxy.port(), "shop") + """
                                pool: {min: 2, max: 2, acquire-timeout: 2m}
                                failover: {probe-every: 250ms}
                            """);
            FaultDesk desk = new FaultDesk(proxy, servers);
            servers.view("overview");
            servers.awaitCard("shop", "UP");
            desk.fillPool();
            if (view.equals("live")) {
                desk.desk().robot().clickOn("#card-shop").push(KeyCode.ENTER);
                desk.desk()
                        .await(
                                "Live is on screen",
                                () -> servers.said("#tile-active").contains("· 2 at most"));
            }
            return desk;
        } catch (Exception | AssertionError e) {
            proxy.close();
            server.close();
            throw e;
        }
    }

    /** So that nothing has to connect while the server is slow. */
    private void fillPool() throws Exception {
        ended(reads(2, "select pg_sleep(0.2)"));
        desk().awaitOutside(
                        "the pool is full",
                        () -> database().pools().stream()
                                        .mapToInt(pool -> pool.active() + pool.idle())
                                        .sum()
                                == 2);
    }

    /**
     * Looks at the card through all that comes: {@code DOWN, told} is a card that is DOWN and says why. A frame in which
     * anything else is amiss says so.
     */
    Frames card() {
        Node first = desk().node("#card-shop", Node.class);
        return Frames.of(desk(), () -> {
            Node now = desk().scene().getRoot().lookup("#card-shop");
            List<String> said = List.of(servers.said("#card-shop").split(" \\| "));
            boolean told = said.stream().anyMatch(word -> word.startsWith("For "));
            return said.get(1) + (told ? ", told" : "") + (first.equals(now) ? "" : ", by another card") + overlay();
        });
    }

    /** Looks at Live through all that comes, as {@link #card()} does. */
    Frames live() {
        return Frames.of(desk(), () -> {
            String health = List.of(servers.said(".toolbar").split(" \\| ")).stream()
                    .filter(word -> HEALTH.contains(word))
                    .findFirst()
                    .orElse("nothing");
            boolean lines =
                    !desk().node("#statements", TableView.class).getItems().isEmpty();
            return health
                    + (servers.said("#troubles").isEmpty() ? "" : ", told")
                    + (lines ? "" : ", without lines")
                    + overlay();
        });
    }

    private String overlay() {
        String waiting = servers.said(".waiting");
        return waiting.isEmpty() ? "" : ", under " + waiting;
    }

    FaultProxy proxy() {
        return proxy;
    }

    PostgresProcess server() {
        return servers.server();
    }

    ServerDesk servers() {
        return servers;
    }

    Desk desk() {
        return servers.desk();
    }

    Database database() {
        return servers.query().penstock().database("shop");
    }

    /** Begins so many reads at once, without a deadline; each is read to its end. */
    List<CompletableFuture<Void>> reads(int count, String sql) {
        StatementOptions options =
                StatementOptions.builder().intent(Intent.READ).build();
        List<CompletableFuture<Void>> reads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reads.add(CompletableFuture.runAsync(
                    () -> {
                        try (Rows rows =
                                (Rows) database().execute(SqlStatement.of(sql).with(options))) {
                            rows.forEachRow(row -> {});
                        }
                    },
                    task -> Thread.ofVirtual().name("reader").start(task)));
        }
        return reads;
    }

    /** Begins a write that waits on the server itself, and returns when the server is at it. */
    Execution<Result> writeUnderWay(double seconds, Deadline deadline) {
        String sql = "insert into noted select 'late' from pg_sleep(" + seconds + ")";
        StatementOptions options = StatementOptions.builder().deadline(deadline).build();
        Execution<Result> write = database().executeAsync(SqlStatement.of(sql).with(options));
        desk().awaitOutside(
                        "the write is under way",
                        () -> server().ask(
                                        "select count(*) from pg_stat_activity where state = 'active' and query like 'insert into noted%'")
                                .equals("1"));
        return write;
    }

    /** Waits for their ends. */
    static void ended(List<CompletableFuture<Void>> reads) throws Exception {
        for (CompletableFuture<Void> each : reads) {
            each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Waits for a failure. */
    static PenstockException failure(CompletionStage<?> execution) throws Exception {
        try {
            Object done = execution.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("It did not fail but told " + done);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PenstockException failure) {
                return failure;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        try (proxy) {
            servers.close();
        }
    }
}
