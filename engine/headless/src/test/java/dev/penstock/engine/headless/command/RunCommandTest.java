package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
    @TempDir
    Path folder;

    @Test
    void run_onAPortThatIsTaken_failsAndSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            Cli.Ran ran = Cli.in(folder).workspace("databases: {}\n").run("run", "--port", port);
            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.err()).contains("Port " + port, "--port 0");
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void run_onAWorkspaceWithFaults_listsThem() {
        Cli.Ran ran = Cli.in(folder)
                .workspace("databases: {shop: {engine: oracle}}\n")
                .run("run");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("penstock.yaml:1:", "oracle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "http", "7070x"})
    void run_onNoPort_saysWhatToWrite(String port) {
        Cli.Ran ran = Cli.in(folder).workspace("databases: {}\n").run("run", "--port=" + port);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("'" + port + "' is not a port", "65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo"})
    void help_explainsTheCommand(String command) {
        Cli.Ran ran = Cli.in(folder).runBare(command, "--help");
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .startsWith("Usage: penstock " + command)
                .contains("--port=PORT", "Default: 7070", "Examples:", "Exit status:");
    }
}
