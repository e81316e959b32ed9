package dev.penstock.app.ui.state;

import java.nio.file.Path;

/**
 * Kept state whose file is written with each value: nothing is written into a test's folder after its end. Only for tests
 * without a toolkit: on the real FX thread it fails, because that thread must not wait for a disk.
 */
public final class StateAtOnce {
    private static final String FX_THREAD = "JavaFX Application Thread";

    private StateAtOnce() {}

    /** Reads the file, if there is one. */
    public static KeyValueStore open(Path file) {
        refuseTheFxThread();
        return KeyValueStore.open(file, write -> {
            refuseTheFxThread();
            write.run();
        });
    }

    /** By its name: to ask the toolkit would start it. */
    private static void refuseTheFxThread() {
        if (Thread.currentThread().getName().equals(FX_THREAD)) {
            throw new AssertionError("The FX thread reads or writes a file: take KeyValueStore.open off that thread");
        }
    }
}
