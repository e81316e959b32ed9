package dev.penstock.connectors.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands for processes that a test interrupts. A build that runs in the background of a script ignores SIGINT, and hands
 * that down to what it starts.
 */
public final class Interruptible {
    private static final List<String> DEFAULT_INTERRUPT = List.of("env", "--default-signal=INT");

    private Interruptible() {}

    /** The command, so that its process takes SIGINT even if this one ignores it; as it is where {@code env} cannot do that. */
    public static List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(Holder.SUPPORTED ? DEFAULT_INTERRUPT : List.of());
        whole.addAll(command);
        return whole;
    }

    private static final class Holder {
        private static final boolean SUPPORTED = supported();

        private static boolean supported() {
            List<String> probe = new ArrayList<>(DEFAULT_INTERRUPT);
            probe.add("true");
            return ProcessRunner.run(probe).well();
        }
    }
}
