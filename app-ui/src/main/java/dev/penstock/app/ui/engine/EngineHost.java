package dev.penstock.app.ui.engine;

import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.Penstock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Opens workspaces, one at a time, off the FX thread, and closes each before the program ends. FX thread only. Who
 * listens to {@link #state} lets go of the last engine there: it is closed right after.
 */
public final class EngineHost {
    private static final Logger LOG = System.getLogger(EngineHost.class.getName());
    private final Opener opener;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<EngineState> state;
    private @Nullable Opened current;
    private long generation;

    /** How a workspace is opened. */
    @FunctionalInterface
    public interface Opener {
        /** Opens it; may block. */
        Opened open(Path file, @Nullable String environment) throws Exception;
    }

    /**
     * An engine and what runs beside it.
     *
     * @param penstock the engine
     * @param beside closed before the engine
     */
    public record Opened(Penstock penstock, AutoCloseable beside) implements AutoCloseable {
        /** Ends both. */
        @Override
        public void close() {
            try (penstock) {
                beside.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "What ran beside the engine did not end well", e);
            }
        }
    }

    /** Opens nothing yet: {@link #open} does. */
    public EngineHost(
            Opener opener, Background background, InstantSource clock, Path file, @Nullable String environment) {
        this.opener = opener;
        this.background = background;
        this.clock = clock;
        this.state = new ReadOnlyObjectWrapper<>(new EngineState.Opening(file, environment, clock.instant()));
    }

    /** What there is now. */
    public ReadOnlyObjectProperty<EngineState> state() {
        return state.getReadOnlyProperty();
    }

    /** Opens a workspace instead of the one there is. */
    public void open(Path file, @Nullable String environment) {
        long mine = ++generation;
        Opened last = current;
        current = null;
        state.set(new EngineState.Opening(file, environment, clock.instant()));
        background.run(
                () -> {
                    // The last engine first: it may hold the files that the next one opens.
                    if (last != null) {
                        last.close();
                    }
                    return opener.open(file, environment);
                },
                opened -> arrived(mine, opened),
                failure -> {
                    if (mine == generation) {
                        state.set(new EngineState.Failed(file, environment, failure));
                    }
                });
    }

    /** Reads the workspace once more. */
    public void reload() {
        EngineState now = state.get();
        open(now.file(), now.environment());
    }

    /** Closes the engine there is and takes no other; blocks until it is closed. */
    public void close() {
        generation++;
        Opened last = current;
        current = null;
        if (last != null) {
            last.close();
        }
    }

    private void arrived(long mine, Opened opened) {
        if (mine == generation) {
            current = opened;
            state.set(new EngineState.Open(opened.penstock()));
        } else {
            background.run(
                    () -> {
                        opened.close();
                        return true;
                    },
                    done -> {},
                    failure -> LOG.log(Level.WARNING, "An engine did not close", failure.cause()));
        }
    }
}
