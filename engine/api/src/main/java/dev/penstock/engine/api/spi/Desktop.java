package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Penstock;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The desktop as a service, found by the command line. */
public interface Desktop {

    /**
     * Shows the desktop and waits until its last window closes.
     *
     * @return the exit status
     */
    int show(Request request);

    /**
     * What to show.
     *
     * @param workspaceFile which need not exist
     * @param environment the overlay; null for none
     * @param onOpen runs beside each engine that the desktop opens and is closed with it: the demo's load; null for
     *     nothing
     */
    record Request(
            Path workspaceFile,
            @Nullable String environment,
            @Nullable Function<Penstock, AutoCloseable> onOpen) {}
}
