package dev.penstock.engine.headless.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.spi.Desktop;
import dev.penstock.engine.headless.admin.AdminServer;
import dev.penstock.engine.headless.admin.PortTakenException;
import dev.penstock.engine.headless.admin.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandIT {
    private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":0");

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> environment, Optional<Desktop> desktop, String... words) {
        DemoCommand command = new DemoCommand(
                new DemoCommand.Surroundings(environment, "Linux", () -> desktop, false, StopSignal::install));
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private String made() {
        return MadeDemo.copyTo(home.resolve("demo")).toString();
    }

    @Test
    void demo_withADisplayAndADesktop_opensItOnTheShop_withVisitors() {
        List<Desktop.Request> requests = new ArrayList<>();
        Desktop scripted = request -> {
            requests.add(request);
            try (Penstock penstock = Penstock.open(request.workspaceFile());
                    AutoCloseable load =
                            Objects.requireNonNull(request.onOpen()).apply(penstock)) {
                assertThat(load).isInstanceOf(DemoLoad.class);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return 7;
        };
        assertThat(run(DISPLAY, Optional.of(scripted), "--folder", made())).isEqualTo(7);
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.workspaceFile()).isEqualTo(home.resolve("demo").resolve("penstock.yaml"));
            assertThat(request.environment()).isNull();
        });
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void demo_withoutADisplay_saysSo_makesTheShop_andShowsTheTable() {
        Desktop never = request -> {
            throw new AssertionError("The desktop was opened without a display");
        };
        Map<String, String> environment = Map.of("XDG_DATA_HOME", home.toString());
        assertThat(run(environment, Optional.of(never), "--for", "2500ms")).isZero();
        assertThat(err.toString())
                .contains(
                        "Making a music shop",
                        home.resolve("penstock").resolve("demo").toString(),
                        "customers")
                .contains("There is no display");
        assertThat(out.toString())
                .contains("DATABASE", "shop ", "analytics ", "archive ", "Metrics: http://127.0.0.1:", "/metrics")
                .doesNotContain("\u001b");
        assertThat(home.resolve("penstock").resolve("demo").resolve("penstock.yaml"))
                .exists();
    }

    @Test
    void demo_withoutADesktop_saysSo_andShowsTheTable() {
        assertThat(run(DISPLAY, Optional.empty(), "--folder", made(), "--for", "10ms"))
                .isZero();
        assertThat(err.toString()).contains("has no desktop in it");
        assertThat(out.toString()).contains("DATABASE");
    }

    @Test
    void demo_withTerminal_showsTheTableThoughThereIsADisplay() {
        assertThat(run(DISPLAY, Optional.empty(), "--terminal", "--folder", made(), "--for", "10ms"))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void demo_whereTheUsualPortIsTaken_takesAnother_butNotWhereOneIsAskedFor() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run(Map.of(), Optional.empty(), "--terminal", "--folder", made(), "--port", port))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("Port " + port, "--port 0");
        }
        try (Penstock penstock = Penstock.open(home.resolve("demo").resolve("penstock.yaml"));
                AutoCloseable usual = takeUsualPort(penstock)) {
            assertThat(usual).isNotNull();
            String folder = home.resolve("demo").toString();
            assertThat(run(Map.of(), Optional.empty(), "--terminal", "--folder", folder, "--for", "10ms"))
                    .isZero();
            assertThat(out.toString())
                    .contains("Metrics: http://127.0.0.1:")
                    .doesNotContain(":" + AdminServer.PORT + "/");
        }
    }

    /** Somebody else on this machine may have it already, which serves as well. */
    private static AutoCloseable takeUsualPort(Penstock penstock) throws Exception {
        try {
            return AdminServer.start(penstock, AdminServer.PORT);
        } catch (PortTakenException taken) {
            return () -> {};
        }
    }

    @Test
    void demo_inAFolderWithSomethingElse_saysWhatToDo() throws Exception {
        Files.writeString(home.resolve("cat.jpg"), "a cat");
        assertThat(run(Map.of(), Optional.empty(), "--folder", home.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cat.jpg", "--folder");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void demo_asTheCommandLineMakesIt_knowsItsSurroundings() {
        assertThat(new CommandLine(new DemoCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute("--terminal", "--folder", made(), "--for", "10ms"))
                .isZero();
        assertThat(out.toString()).contains("DATABASE");
    }
}
