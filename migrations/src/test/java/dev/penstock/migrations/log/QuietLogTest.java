package dev.penstock.migrations.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuietLogTest {
    private final List<String> lines = new ArrayList<>();
    private final QuietLog log = new QuietLog(new System.Logger() {
        @Override
        public String getName() {
            return "flyway";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle words, String message, @Nullable Throwable thrown) {
            lines.add(level + " " + message + " " + thrown);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle words, String message, @Nullable Object... values) {
            lines.add(level + " " + message);
        }
    });

    @Test
    void everyLevel_isTakenALevelLower() {
        log.debug("a");
        log.info("b");
        log.notice("c");
        log.warn("d");
        log.error("e");
        log.error("f", new IllegalStateException("g"));

        assertThat(lines)
                .containsExactly(
                        "TRACE a",
                        "DEBUG b",
                        "DEBUG c",
                        "INFO d",
                        "DEBUG e",
                        "DEBUG f java.lang.IllegalStateException: g");
    }

    @Test
    void createLogger_askedAgain_isTheSame() {
        assertThat(new QuietLogCreator().createLogger(QuietLogTest.class))
                .isSameAs(new QuietLogCreator().createLogger(QuietLogTest.class));
    }
}
