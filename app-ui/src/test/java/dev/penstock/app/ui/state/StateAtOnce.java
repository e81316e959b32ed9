package dev.penstock.app.ui.state;

import java.nio.file.Path;

/** Kept state whose file is written with each value: nobody writes into a test's folder after its end. */
public final class StateAtOnce {
    private StateAtOnce() {}

    /** Reads the file, if there is one. */
    public static KeyValueStore open(Path file) {
        return KeyValueStore.open(file, Runnable::run);
    }
}
