package dev.penstock.engine.headless.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.connectors.testkit.Interruptible;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.WorkspaceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineRunIT {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SqliteFiles files;
    private Path workspace;

    @BeforeEach
    void write() throws IOException {
        files = SqliteFiles.create();
        workspace = Files.writeString(
                home.resolve("penstock.yaml"), """
                databases:
                  shop: {engine: sqlite, file: %s}
                """.formatted(files.database("CREATE TABLE t (id INTEGER)")));
    }

    @AfterEach
    void close() {
        files.close();
    }

    @ParameterizedTest
    @Timeout(120)
    @ValueSource(strings = {"TERM", "INT"})
    void run_whenTold_endsWithZero_withinItsTime(String signal) throws Exception {
        Process process = start();
        try (BufferedReader said = process.inputReader();
                BufferedReader complained = process.errorReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String address = address(said);
            HttpRequest live = HttpRequest.newBuilder(URI.create(address + "/health/live"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            assertThat(client.send(live, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            assertThat(complained.readLine()).contains(" shop ").endsWith(" UP");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(complained.readLine()).isNull();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    @Timeout(120)
    void run_whereAClientIsTooSlow_cutsItOff() throws Exception {
        Process process = start("-Dsun.net.httpserver.maxReqTime=1");
        try (BufferedReader said = process.inputReader();
                Socket slow = RawRequest.connect(address(said))) {
            slow.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void run_whenTold_closesAllAndReturnsZero() throws Exception {
        StopSignal signal =
                StopSignal.create(Duration.ofMinutes(1), new PrintStream(PrintStream.nullOutputStream()), status -> {});
        signal.hook().start();
        assertThat(run(signal, workspace, 0)).isZero();
        signal.hook().join();
        assertThat(out.toString())
                .contains("Penstock runs 1 database of " + workspace)
                .containsPattern("Admin endpoint: http://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void run_onAPortThatIsTaken_saysWhichAndWhatToDo_andEndsWithOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = taken.getLocalPort();
            assertThat(run(StopSignal.install(), workspace, port)).isEqualTo(1);
            assertThat(err.toString()).contains("Port " + port, "--port 0");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void run_onAWorkspaceWithFaults_fails_andWatchesForNoSignalAnyMore() throws Exception {
        Path faulty = Files.writeString(home.resolve("faulty.yaml"), "databases: {shop: {engine: oracle}}\n");
        StopSignal signal = StopSignal.install();
        assertThatThrownBy(() -> run(signal, faulty, 0)).isInstanceOf(WorkspaceException.class);
        assertThat(Runtime.getRuntime().removeShutdownHook(signal.hook())).isFalse();
    }

    private int run(StopSignal signal, Path file, int port) throws InterruptedException {
        return new EngineRun(() -> Penstock.open(file), port, () -> signal, new PrintWriter(out), new PrintWriter(err))
                .run();
    }

    private static String address(BufferedReader said) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith("Admin endpoint: ")) {
            line = said.readLine();
        }
        assertThat(line).as("what the process said").isNotNull();
        return line.substring("Admin endpoint: ".length());
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                workspace.toString()));
        return new ProcessBuilder(Interruptible.command(command)).start();
    }

    /** A program that only runs the engine. */
    static final class Program {
        private Program() {}

        static void main(String[] words) throws InterruptedException {
            System.exit(new EngineRun(
                            () -> Penstock.open(Path.of(words[0])),
                            0,
                            StopSignal::install,
                            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                            new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                    .run());
        }
    }
}
