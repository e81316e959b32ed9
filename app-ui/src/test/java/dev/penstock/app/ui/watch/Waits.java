package dev.penstock.app.ui.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/**
 * Everything that the FX thread waits for, as the JVM itself records it: each read and write of a file or a socket,
 * waits, parks and sleeps from a millisecond on, and monitors from a tenth of a second on: who holds one for a moment
 * holds it longer on a busy machine, where its thread has to wait for a processor. Not a sample: none is missed.
 */
final class Waits implements AutoCloseable {
    static final String FX_THREAD = "JavaFX Application Thread";
    private static final List<String> TRANSFERS =
            List.of("jdk.SocketRead", "jdk.SocketWrite", "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce");
    private static final List<String> PAUSES = List.of("jdk.JavaMonitorWait", "jdk.ThreadPark", "jdk.ThreadSleep");
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration HELD = Duration.ofMillis(100);
    private final RecordingStream stream = new RecordingStream();
    private final ConcurrentLinkedQueue<Wait> found = new ConcurrentLinkedQueue<>();
    private final Predicate<List<String>> spared;
    private volatile long fx = -1;

    /**
     * One that should not have been.
     *
     * @param kind such as {@code FileRead}
     * @param length how long it took
     * @param frames where, the innermost first
     */
    record Wait(String kind, Duration length, List<String> frames) {}

    /** Records from now on; spares some stacks. */
    Waits(Predicate<List<String>> spared) {
        this.spared = spared;
        TRANSFERS.forEach(name -> watch(name, Duration.ZERO));
        PAUSES.forEach(name -> watch(name, PAUSE));
        watch("jdk.JavaMonitorEnter", HELD);
        stream.startAsync();
    }

    private void watch(String name, Duration from) {
        stream.enable(name).withThreshold(from).withStackTrace();
        stream.onEvent(name, this::happened);
    }

    private void happened(RecordedEvent event) {
        if (event.getThread() == null
                || event.getStackTrace() == null
                || !isFx(event.getThread().getJavaThreadId())) {
            return;
        }
        List<String> frames =
                event.getStackTrace().getFrames().stream().map(Waits::line).toList();
        if (Frames.waitsForOthers(frames) && !spared.test(frames)) {
            found.add(new Wait(event.getEventType().getName().substring("jdk.".length()), event.getDuration(), frames));
        }
    }

    /** By its number: a recording that began before the toolkit knows the thread by the name it had at first. */
    private boolean isFx(long thread) {
        if (fx < 0) {
            Thread found = Pulse.find();
            fx = found == null ? -1 : found.threadId();
        }
        return thread == fx;
    }

    private static String line(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName() + ":" + frame.getLineNumber();
    }

    /** All that have been recorded so far; they arrive up to a second late. */
    List<Wait> found() {
        return List.copyOf(found);
    }

    /** Takes in what is still on its way, and ends. */
    @Override
    public void close() {
        stream.stop();
        stream.close();
    }
}
