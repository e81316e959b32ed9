package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static final File NOWHERE = new File("/dev/null");

    @Test
    void ofThisProcess_knowsWhatIsATerminal_asTheSystemSays() throws IOException {
        Terminal terminal = Terminal.ofThisProcess();

        Path stdout = Path.of("/proc/self/fd/1");
        if (Files.isSymbolicLink(stdout)) {
            assertThat(terminal.outIsTerminal())
                    .isEqualTo(Files.readSymbolicLink(stdout).toString().startsWith("/dev/pts/"));
        }
        assertThat(terminal.environment()).isEqualTo(System.getenv());
        assertThat(terminal.width().get()).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "' 90 ', 90", "7, 20"})
    void width_columnsAreGiven_areTaken_butNoFewerThan20(String columns, int width) {
        assertThat(TerminalWidth.of(Map.of("COLUMNS", columns))).isEqualTo(width);
    }

    @Test
    void width_commandThatIsNotThere_is80() {
        assertThat(TerminalWidth.cancelRequested(NOWHERE, "penstock-no-such-command"))
                .isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({"24 132, 132", "24 5, 20", "nonsense, 80", "0 0, 80"})
    void width_asTheCommandSays(String said, int width) {
        assertThat(TerminalWidth.cancelRequested(NOWHERE, "echo", said)).isEqualTo(width);
    }
}
