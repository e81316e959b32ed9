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

    private int show(Map<String, String> environment, Optional<Desktop> desktop, Demo.Wishes wishes)
            throws InterruptedException {
        return new Demo(
                        wishes,
                        new Demo.Surroundings(
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

    private static Demo.Wishes wishes(@Nullable Path folder, boolean terminal) {
        return new Demo.Wishes(folder, MadeDemo.SEED, terminal, Duration.ofMillis(10), null);
    }

    private Path made() {
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
        assertThat(show(DISPLAY, Optional.of(scripted), wishes(made(), false))).isEqualTo(7);
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
                        new Demo.Wishes(null, 42, false, Duration.ofMillis(2_500), null)))
                .isZero();
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
    void demo_withoutADesktop_saysSo_andShowsTheTable() throws Exception {
        assertThat(show(DISPLAY, Optional.empty(), wishes(made(), false))).isZero();
        assertThat(err.toString()).contains("has no desktop in it");
        assertThat(out.toString()).contains("DATABASE");
    }

    @Test
    void demo_withTerminal_showsTheTableThoughThereIsADisplay() throws Exception {
        assertThat(show(DISPLAY, Optional.empty(), wishes(made(), true))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void demo_whereTheUsualPortIsTaken_takesAnother_butNotWhereOneIsAskedFor() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = taken.getLocalPort();
            assertThat(show(Map.of(), Optional.empty(), new Demo.Wishes(made(), 42, true, null, port)))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("Port " + port, "--port 0");
        }
        try (Penstock penstock = Penstock.open(home.resolve("demo").resolve("penstock.yaml"));
                AutoCloseable usual = takeUsualPort(penstock)) {
            assertThat(usual).isNotNull();
            assertThat(show(Map.of(), Optional.empty(), wishes(home.resolve("demo"), true)))
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
        assertThat(show(Map.of(), Optional.empty(), wishes(home, false))).isEqualTo(1);
        assertThat(err.toString()).contains("cat.jpg", "--folder");
        assertThat(out.toString()).isEmpty();
    }
}
