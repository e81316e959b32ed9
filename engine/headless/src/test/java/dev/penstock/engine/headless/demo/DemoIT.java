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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":0");

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int show(Map<String, String> environment, Optional<Desktop> desktop, Demo.Options options)
            throws InterruptedException {
        return new Demo(
                        options,
                        new Demo.Environment(
                                environment,
                                "Linux",
                                () -> desktop,
                                StopSignal::install,
                                false,
                                () -> 80,
                                new PrintWriter(out),
                                new PrintWriter(err)))
                .show();
    }

    private static Demo.Options options(@Nullable Path folder, boolean terminal) {
        return new Demo.Options(folder, MadeDemo.SEED, terminal, Duration.ofMillis(10), null);
    }

    private Path completed() {
        return MadeDemo.copyTo(home.resolve("demo"));
    }

    @Test
    void demo_withADisplayAndADesktop_opensItOnTheShop_withVisitors() throws Exception {
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
        assertThat(show(DISPLAY, Optional.of(scripted), options(completed(), false)))
                .isEqualTo(7);
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.workspaceFile()).isEqualTo(home.resolve("demo").resolve("penstock.yaml"));
            assertThat(request.environment()).isNull();
        });
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void demo_withoutADisplay_saysSo_makesTheShop_andShowsTheTable() throws Exception {
        Desktop never = request -> {
            throw new AssertionError("The desktop was opened without a display");
        };
        Map<String, String> environment = Map.of("XDG_DATA_HOME", home.toString());
        assertThat(show(
                        environment,
                        Optional.of(never),
                        new Demo.Options(null, 42, false, Duration.ofMillis(2_500), null)))
                .isZero();
        assertThat(err.toString())
                .contains(
                        "Creating the sample music shop",
                        home.resolve("penstock").resolve("demo").toString(),
                        "customers")
                .contains("No display found");
        assertThat(out.toString())
                .contains("DATABASE", "shop ", "analytics ", "archive ", "Metrics: http://127.0.0.1:", "/metrics")
                .doesNotContain("\u001b");
        assertThat(home.resolve("penstock").resolve("demo").resolve("penstock.yaml"))
                .exists();
    }

    @Test
    void demo_withoutADesktop_saysSo_andShowsTheTable() throws Exception {
        assertThat(show(DISPLAY, Optional.empty(), options(completed(), false))).isZero();
        assertThat(err.toString()).contains("does not include the desktop");
        assertThat(out.toString()).contains("DATABASE");
    }

    @Test
    void demo_withTerminal_showsTheTableThoughThereIsADisplay() throws Exception {
        assertThat(show(DISPLAY, Optional.empty(), options(completed(), true))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void demo_whereTheUsualPortIsTaken_takesAnother_butNotWhereOneIsAskedFor() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = taken.getLocalPort();
            assertThat(show(Map.of(), Optional.empty(), new Demo.Options(completed(), 42, true, null, port)))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("Port " + port, "--port 0");
        }
        try (Penstock penstock = Penstock.open(home.resolve("demo").resolve("penstock.yaml"));
                AutoCloseable usual = takeUsualPort(penstock)) {
            assertThat(usual).isNotNull();
            assertThat(show(Map.of(), Optional.empty(), options(home.resolve("demo"), true)))
                    .isZero();
            assertThat(out.toString())
                    .contains("Metrics: http://127.0.0.1:")
                    .doesNotContain(":" + AdminServer.PORT + "/");
        }
    }

    /** Another process on this machine may already use the port, which is fine for the test. */
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
        assertThat(show(Map.of(), Optional.empty(), options(home, false))).isEqualTo(1);
        assertThat(err.toString()).contains("cat.jpg", "--folder");
        assertThat(out.toString()).isEmpty();
    }
}
