package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptibleTest {
    @Test
    void command_ofAParentThatIgnoresInterrupts_isInterrupted() throws Exception {
        String inner = String.join(" ", Interruptible.command(List.of("sh", "-c", "'kill -INT $$; sleep 600'")));
        Process ignoring = new ProcessBuilder("sh", "-c", "trap '' INT; exec " + inner).start();
        try {
            assertThat(ignoring.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(ignoring.exitValue()).isEqualTo(128 + 2);
        } finally {
            ignoring.destroyForcibly().waitFor();
        }
    }
}
