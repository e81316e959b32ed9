package dev.penstock.engine.headless.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminServerIT {
    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private SqliteFiles files;
    private Penstock penstock;
    private AdminServer admin;

    @BeforeEach
    void start() throws IOException {
        files = SqliteFiles.create();
        open("""
                databases:
                  shop:
                    engine: sqlite
                    file: %s
                    failover: {probe-every: 100ms}
                """.formatted(files.database("CREATE TABLE t (id INTEGER)")));
    }

    private void open(String workspace) throws IOException {
        penstock = Penstock.open(Files.writeString(home.resolve("penstock.yaml"), workspace));
        admin = AdminServer.start(penstock, 0);
    }

    @AfterEach
    void end() {
        client.close();
        stop();
    }

    private void stop() {
        admin.close();
        penstock.close();
        files.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(admin.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void live_whileTheProcessLives_is200() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").body()).isEqualTo("live\n");
    }

    @Test
    void ready_beforeTheFirstProbe_is503_andSaysWhy() throws Exception {
        stop();
        files = SqliteFiles.create();
        // nothing answers at this address, so that the first probe is slow
        open("""
                databases:
                  far: {engine: postgresql, nodes: ["192.0.2.1:5432"], name: shop}
                """);
        HttpResponse<String> first = get("/health/ready");
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.body())
                .contains("\"ready\": false")
                .containsAnyOf("\"health\": \"UNKNOWN\"", "\"health\": \"DOWN\"")
                .containsAnyOf("Not probed yet", "\"reason\": \"");
    }

    @Test
    void ready_onceAllNodesAreUp_is200() throws Exception {
        await(() -> get("/health/ready").statusCode() == 200);
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(ready.body().lines()).first().isEqualTo("[");
        assertThat(ready.body())
                .contains(
                        "\"database\": \"shop\"",
                        "\"ready\": true",
                        "\"role\": \"PRIMARY\"",
                        "\"health\": \"UP\"",
                        "\"reason\": null");
    }

    @Test
    void ready_afterAServerIsKilled_turns503_andSaysWhy_andComesBack() throws Exception {
        stop();
        files = SqliteFiles.create();
        StringWriter log = new StringWriter();
        try (PostgresProcess server = PostgresServer.start()) {
            Files.writeString(home.resolve("password"), server.password());
            open("""
                    databases:
                      local: {engine: sqlite, file: %s}
                      orders:
                        engine: postgresql
                        nodes: ["%s:%d"]
                        name: postgres
                        username: %s
                        password: ${file:password}
                        failover: {probe-every: 100ms}
                    """.formatted(
                    files.database("CREATE TABLE t (id INTEGER)"), server.host(), server.port(), server.username()));
            try (var watching = HealthLog.start(penstock, new PrintWriter(log))) {
                assertThat(watching).isNotNull();
                await(() -> get("/health/ready").statusCode() == 200);
                server.kill();
                await(() -> get("/health/ready").statusCode() == 503);
                List<String> lines = get("/health/ready").body().lines().toList();
                assertThat(lines)
                        .filteredOn(line -> line.contains("\"orders\""))
                        .singleElement()
                        .asString()
                        .contains("\"health\": \"DOWN\"", "\"ready\": false")
                        .doesNotContain("\"reason\": null");
                assertThat(lines)
                        .filteredOn(line -> line.contains("\"local\""))
                        .singleElement()
                        .asString()
                        .contains("\"health\": \"UP\"", "\"ready\": true");
                server.restart();
                await(() -> get("/health/ready").statusCode() == 200);
            }
            assertThat(log.toString().lines().filter(line -> line.contains(" orders ")))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .anyMatch(line -> line.endsWith("UNKNOWN → UP"))
                    .anyMatch(line -> line.contains("UP → DOWN: "))
                    .anyMatch(line -> line.endsWith("DOWN → UP"));
        }
    }

    @Test
    void healthLog_afterEventsWereDropped_looksForItself() throws Exception {
        await(() -> get("/health/ready").statusCode() == 200);
        StringWriter said = new StringWriter();
        HealthLog log = new HealthLog(penstock, new PrintWriter(said));
        Instant at = Instant.parse("2026-01-01T10:00:00.5Z");
        log.on(new EngineEvent.Dropped(at, 3));
        log.on(new EngineEvent.Dropped(at, 1));
        assertThat(said.toString().lines())
                .singleElement()
                .asString()
                .startsWith("2026-01-01T10:00:00Z shop ")
                .endsWith("UNKNOWN → UP");
    }

    @Test
    void healthLog_ofStatements_saysNothing() throws Exception {
        await(() -> get("/health/ready").statusCode() == 200);
        StringWriter said = new StringWriter();
        try (var watching = HealthLog.start(penstock, new PrintWriter(said))) {
            assertThat(watching).isNotNull();
            penstock.database("shop").query("SELECT 1").toList(1);
        }
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void metrics_arePrometheusText_withOpenTelemetrysNames() throws Exception {
        penstock.database("shop").query("SELECT 1").toList(1);
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body())
                .contains("# TYPE db_client_operation_duration_seconds histogram")
                .containsPattern("db_client_operation_duration_seconds_count\\{[^}]*penstock_database=\"shop\"[^}]*} 1")
                .contains("db_client_connection_count", "penstock_node_health", "db_system_name=\"sqlite\"");
    }

    @Test
    void head_hasTheLengthAndNoBody() throws Exception {
        HttpResponse<String> head = send("HEAD", "/health/live");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("5");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void otherMethods_are405() throws Exception {
        HttpResponse<String> post = send("POST", "/health/live");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(send("DELETE", "/nowhere").statusCode()).isEqualTo(405);
    }

    @Test
    void unknownPaths_are404_withThoseThereAre() throws Exception {
        for (String path :
                List.of("/", "/api/databases", "/health", "/health/live/", "/metrics%00", "/" + "x".repeat(3_000))) {
            HttpResponse<String> missing = get(path);
            assertThat(missing.statusCode()).as(path).isEqualTo(404);
            assertThat(missing.body())
                    .contains("/health/live", "/health/ready", "/metrics")
                    .hasSizeLessThan(400);
        }
    }

    @Test
    void requests_forAnotherHost_are403() throws Exception {
        for (String host : List.of("Host: evil.example", "Host: localhost.evil.example:80", "X-No-Host: at all")) {
            assertThat(RawRequest.send(admin.address(), "GET /metrics HTTP/1.1", host))
                    .as(host)
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("db_client");
        }
        assertThat(RawRequest.send(admin.address(), "GET /health/live HTTP/1.1", "Host: [::1]:9999"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void start_listensOnLoopbackOnly() throws Exception {
        int port = URI.create(admin.address()).getPort();
        List<Inet4Address> others = new ArrayList<>();
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            each.inetAddresses()
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .forEach(address -> others.add((Inet4Address) address));
        }
        for (Inet4Address other : others) {
            assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(IOException.class);
        }
        assertThat(admin.address()).startsWith("http://127.0.0.1:");
    }

    @Test
    void slowClients_keepNobodyWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = RawRequest.connect(admin.address());
                slow.add(socket);
                socket.getOutputStream()
                        .write("GET /metrics HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(get("/metrics").statusCode()).isEqualTo(200);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void close_endsClientsThatWait() throws Exception {
        try (Socket socket = RawRequest.connect(admin.address())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("GET /metrics HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
            admin.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> get("/health/live")).isInstanceOf(IOException.class);
    }

    @Test
    void start_onAPortThatIsTaken_saysWhichAndWhatToDo() {
        int port = URI.create(admin.address()).getPort();
        assertThatThrownBy(() -> AdminServer.start(penstock, port))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("Port " + port)
                .hasMessageContaining("--port 0");
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long giveUpAt = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(giveUpAt);
            Thread.sleep(20);
        }
    }
}
