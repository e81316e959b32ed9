package dev.penstock.app.ui.engine;

import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Penstock;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether there is an engine, and why not. */
public sealed interface EngineState {

    /** The workspace's file. */
    Path file();

    /** The overlay asked for; null for none. */
    @Nullable
    String environment();

    /**
     * The file is being read.
     *
     * @param file the workspace's
     * @param environment asked for
     * @param since when it began
     */
    record Opening(Path file, @Nullable String environment, Instant since) implements EngineState {}

    /**
     * The engine is open; its servers may be down.
     *
     * @param penstock the engine
     */
    record Open(Penstock penstock) implements EngineState {
        @Override
        public Path file() {
            return penstock.workspace().file();
        }

        @Override
        public @Nullable String environment() {
            return penstock.workspace().environment();
        }
    }

    /**
     * The workspace is missing or has faults.
     *
     * @param file the workspace's
     * @param environment asked for
     * @param failure why
     */
    record Failed(Path file, @Nullable String environment, Failure failure) implements EngineState {}
}
