package dev.penstock.engine.headless.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StandardErrorLogTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void listen() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        context.stop();
        System.setErr(before);
        System.clearProperty(StandardErrorLog.FILE);
    }

    private String said() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void configure_writesWhatNeedsAttentionAndNothingElse() {
        assertThat(new StandardErrorLog().configure(context)).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);

        context.getLogger("dev.penstock.Pool").info("opened");
        context.getLogger("dev.penstock.Pool").warn("is full");
        context.getLogger("javafx").warn("on the class path");

        assertThat(said()).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  \\[.*] Pool: is full\\R");
    }

    @Test
    void configure_theUserHasAFileOfHisOwn_leavesItToThat() {
        System.setProperty(StandardErrorLog.FILE, "/etc/penstock/logback.xml");

        assertThat(new StandardErrorLog().configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);

        context.getLogger("dev.penstock.Pool").error("is full");
        assertThat(said()).isEmpty();
    }

    @Test
    void program_isConfiguredByIt() {
        LoggerContext program = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(program.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("STDERR"))
                .isNotNull();
        assertThat(program.getLogger("javafx").isWarnEnabled()).isFalse();
    }
}
