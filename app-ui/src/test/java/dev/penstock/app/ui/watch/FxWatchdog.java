package dev.penstock.app.ui.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Watches the FX thread through all tests: its longest calls go to {@code target/fx-watchdog-1.txt} and so on, one a JVM,
 * and where it waited for a server, a file or a lock the test class fails. JUnit finds it as a service.
 */
public final class FxWatchdog implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(FxWatchdog.class);
    private static final int FRAMES = 40;
    /** Test classes run in several JVMs side by side; each tells of its own. */
    private static final String FORK = "-" + System.getProperty("penstock.fork", "1");

    /** For JUnit. */
    public FxWatchdog() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        watch(context).pulse.during(name(context));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        watch(context).tell(name(context));
    }

    private static Watch watch(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Watch.class, key -> new Watch(), Watch.class);
    }

    private static String name(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName();
    }

    /** From the first test class to the end of the run. */
    private static final class Watch implements AutoCloseable {
        private final Pulse pulse = new Pulse();
        private final Waits waits = new Waits(
                frames -> frames.stream().anyMatch(frame -> frame.startsWith(FxWatchdogTest.class.getName())));
        private int told;
        private String file = "fx-watchdog" + FORK + ".txt";

        synchronized void tell(String test) {
            if (test.endsWith("IT")) {
                file = "fx-watchdog-it" + FORK + ".txt";
            }
            write();
            List<Waits.Wait> all = waits.found();
            List<Waits.Wait> fresh = all.subList(told, all.size());
            told = all.size();
            if (!fresh.isEmpty()) {
                throw new AssertionError("The FX thread waited, up to the end of " + test
                        + ": do this by Background, and see target/" + file + "\n" + text(fresh));
            }
        }

        /** What comes in late still fails the run. */
        @Override
        public void close() {
            pulse.close();
            waits.close();
            tell("the run");
        }

        private void write() {
            StringBuilder report = new StringBuilder("The FX thread through the UI tests: ")
                    .append(pulse.summary())
                    .append(".\nA call is what it did between two answers: one, or several without a pause.\n\n");
            int place = 1;
            for (Pulse.Call call : pulse.worst()) {
                report.append("%d. %d ms of work in %d ms, in %s%n"
                        .formatted(
                                place++,
                                call.length().toMillis(),
                                call.processor().toMillis(),
                                call.during()));
                lines(report, call.frames());
            }
            List<Waits.Wait> all = waits.found();
            report.append(all.isEmpty() ? "It waited for no server, file or lock.\n" : "It waited:\n" + text(all));
            try {
                Files.createDirectories(Path.of("target"));
                Files.writeString(Path.of("target", file), report);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Those at the same place once, with their number. */
        private static String text(List<Waits.Wait> waits) {
            Map<List<String>, List<Waits.Wait>> places = new LinkedHashMap<>();
            waits.forEach(wait -> places.computeIfAbsent(wait.frames(), key -> new java.util.ArrayList<>())
                    .add(wait));
            StringBuilder text = new StringBuilder();
            places.forEach((frames, at) -> {
                long longest = at.stream()
                        .mapToLong(wait -> wait.length().toNanos())
                        .max()
                        .orElse(0);
                text.append("%d × %s, at most %.3f ms%n"
                        .formatted(at.size(), at.getFirst().kind(), longest / 1e6));
                lines(text, frames);
            });
            return text.toString();
        }

        private static void lines(StringBuilder text, List<String> frames) {
            frames.stream()
                    .limit(FRAMES)
                    .forEach(frame -> text.append("    ").append(frame).append('\n'));
            text.append('\n');
        }
    }
}
