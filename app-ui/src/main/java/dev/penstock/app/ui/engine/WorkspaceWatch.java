package dev.penstock.app.ui.engine;

import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.Ticker;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the file of the open workspace each second, and lets the engine take over what somebody else has changed in
 * it. Where the file cannot be taken over, the engine stays as it is and the reason is told. FX thread only.
 */
public final class WorkspaceWatch {
    private static final Duration STEP = Duration.ofSeconds(1);
    private final Background background;
    private final ReadOnlyObjectWrapper<FileState> state = new ReadOnlyObjectWrapper<>(new FileState.Same());
    private @Nullable Penstock watched;
    private @Nullable Stamp last;
    private boolean looking;

    /** What tells that a file has been written. */
    private record Stamp(
            FileTime changed, long size, @Nullable Object key) {}

    /** What a look has found: its stamp, and how the file is; null for no change. */
    private record Look(@Nullable Stamp stamp, @Nullable FileState state) {}

    /** Watches for as long as the host has a workspace open. */
    public WorkspaceWatch(EngineHost host, Background background, Ticker ticker) {
        this.background = background;
        host.state().subscribe(this::follow);
        ticker.every(STEP, this::look);
    }

    /** How the file is. */
    public ReadOnlyObjectProperty<FileState> state() {
        return state.getReadOnlyProperty();
    }

    /** Looks at the file now, and reads it though it may look as before. */
    public void reload() {
        Stamp before = last;
        last = before == null ? null : new Stamp(FileTime.fromMillis(0), -1, null);
        look();
    }

    private void follow(EngineState now) {
        watched = now instanceof EngineState.Open(var penstock) ? penstock : null;
        last = null;
        state.set(new FileState.Same());
    }

    private void look() {
        Penstock penstock = watched;
        if (penstock == null || looking) {
            return;
        }
        looking = true;
        Stamp before = last;
        boolean gone = state.get() instanceof FileState.Gone;
        background.run(
                () -> look(penstock, before, gone),
                found -> {
                    looking = false;
                    arrived(penstock, found);
                },
                failure -> {
                    looking = false;
                    arrived(penstock, new Look(before, new FileState.Faulty(failure)));
                });
    }

    private void arrived(Penstock penstock, Look found) {
        if (!penstock.equals(watched)) {
            return;
        }
        last = found.stamp;
        if (found.state != null) {
            state.set(found.state);
        }
    }

    private static Look look(Penstock penstock, @Nullable Stamp before, boolean gone) throws IOException {
        Path file = penstock.workspace().file();
        Stamp now = stamp(file);
        if (now == null) {
            // A file that was never there is none that has gone.
            return before == null ? new Look(null, null) : new Look(before, new FileState.Gone(file));
        }
        if (now.equals(before)) {
            // It may have been gone in between.
            return new Look(now, gone ? new FileState.Same() : null);
        }
        return new Look(now, take(penstock, file));
    }

    private static FileState take(Penstock penstock, Path file) {
        try {
            Workspace read = WorkspaceStore.at(file).read(penstock.workspace().environment());
            if (!Objects.equals(read, penstock.workspace())) {
                penstock.update(read);
            }
            return new FileState.Same();
        } catch (RuntimeException faulty) {
            return new FileState.Faulty(Failure.of(faulty));
        }
    }

    private static @Nullable Stamp stamp(Path file) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
