package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.spi.Desktop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandIT {
    @TempDir
    Path folder;

    @Test
    void demo_madeOnce_isShownAsATable_andInTheDesktop() {
        Cli cli = Cli.in(folder).variable("XDG_DATA_HOME", folder.toString());
        Cli.Ran first = cli.runBare("demo", "--for", "1s", "--port", "0");
        assertThat(first.status()).isZero();
        assertThat(first.err()).contains("Creating the sample music shop", "lines in the shop", "No display found");
        assertThat(first.out()).contains("DATABASE", "analytics", "Metrics: http://127.0.0.1:");

        List<Path> shown = new ArrayList<>();
        Desktop scripted = request -> {
            shown.add(request.workspaceFile());
            return 0;
        };
        Cli.Ran second = cli.variable("DISPLAY", ":0")
                .desktop(() -> Optional.of(scripted))
                .runBare("demo");
        assertThat(second.status()).isZero();
        assertThat(second.err()).isEmpty();
        Path demo = folder.resolve("penstock").resolve("demo");
        assertThat(shown).containsExactly(demo.resolve("penstock.yaml"));

        Cli.Ran third = cli.outTerminal(60).runBare("demo", "--terminal", "--folder", demo.toString(), "--for", "10ms");
        assertThat(third.status()).isZero();
        assertThat(third.out()).contains("\u001b[K");
        assertThat(third.err()).isEmpty();
    }
}
