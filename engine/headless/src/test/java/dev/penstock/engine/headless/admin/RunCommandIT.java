package dev.penstock.engine.headless.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.PenstockException;
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
import picocli.CommandLine;

class RunCommandIT {
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
        Process process = start(List.of(), "-c", workspace.toString(), "--port", "0");
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
        Process process =
                start(List.of("-Dsun.net.httpserver.maxReqTime=1"), "-c", workspace.toString(), "--port", "0");
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
        assertThat(run(signal, "-c", workspace.toString(), "--port", "0")).isZero();
        signal.hook().join();
        assertThat(out.toString())
                .contains("Penstock runs 1 database of " + workspace)
                .containsPattern("Admin endpoint: http://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void run_onAPortThatIsTaken_saysWhichAndWhatToDo_andEndsWithOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run(StopSignal.install(), "-c", workspace.toString(), "--port", port))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("Port " + port, "--port 0");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void run_onAWorkspaceWithFaults_failsAsEveryCommandDoes() throws Exception {
        Path faulty = Files.writeString(home.resolve("faulty.yaml"), "databases: {shop: {engine: oracle}}\n");
        assertThatThrownBy(() -> run(StopSignal.install(), "-c", faulty.toString()))
                .isInstanceOf(WorkspaceException.class);
    }

    private int run(StopSignal signal, String... words) throws Exception {
        List<PenstockException> failures = new ArrayList<>();
        int status = new CommandLine(new RunCommand(() -> signal))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    failures.add((PenstockException) failure);
                    return 1;
                })
                .execute(words);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return status;
    }

    private static String address(BufferedReader said) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith("Admin endpoint: ")) {
            line = said.readLine();
        }
        assertThat(line).as("what the process said").isNotNull();
        return line.substring("Admin endpoint: ".length());
    }

    private static Process start(List<String> options, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).start();
    }

    /** A program that is nothing but this command. */
    static final class Program {
        private Program() {}

        static void main(String[] words) {
            System.exit(new CommandLine(new RunCommand()).execute(words));
        }
    }
}
