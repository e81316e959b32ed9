package dev.penstock.app.ui.engine;

import dev.penstock.app.ui.work.Failure;
import java.nio.file.Path;

/** How the file of the open workspace is. */
public sealed interface FileState {
    /** The engine has taken it over as it is. */
    record Same() implements FileState {}

    /**
     * Somebody has changed it into something that cannot be taken over; the engine goes on with what it had.
     *
     * @param failure why
     */
    record Faulty(Failure failure) implements FileState {}

    /**
     * Somebody has taken it away; the engine goes on with what it had.
     *
     * @param file where it was
     */
    record Gone(Path file) implements FileState {}
}
