package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.keep.Draft;
import dev.penstock.app.ui.view.Notice;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was done to the file and can be taken back, the last first. FX thread only. */
final class Undos {
    private static final Duration TOLD_FOR = Duration.ofSeconds(10);
    private final Means means;
    private final Consumer<Undo> takenBack;
    private final Consumer<Failure> failed;
    private final Deque<Undo> undos = new ArrayDeque<>();

    /**
     * One act.
     *
     * @param name of the profile
     * @param takeBack does it; tells whether the file is as it was
     * @param otherwise what is to be said where it is not
     * @param draft what was typed into the profile; null for nothing
     * @param notice that tells of the act; null for none
     */
    record Undo(
            String name,
            Callable<Boolean> takeBack,
            String otherwise,
            @Nullable Draft draft,
            @Nullable Notice notice) {}

    /**
     * Nothing yet.
     *
     * @param takenBack told of what has been taken back
     * @param failed told why it could not be
     */
    Undos(Means means, Consumer<Undo> takenBack, Consumer<Failure> failed) {
        this.means = means;
        this.takenBack = takenBack;
        this.failed = failed;
    }

    /** Something has been done, of which nothing is said. */
    void quietly(String name, Callable<Boolean> takeBack, String otherwise) {
        undos.push(new Undo(name, takeBack, otherwise, null, null));
    }

    /** Something has been done; a notice says so for a while, and offers to take it back. */
    void told(String name, String what, Callable<Boolean> takeBack, String otherwise, @Nullable Draft draft) {
        // Its own act, not the last one: two notices may be on screen.
        Undo[] own = new Undo[1];
        Notice notice = new Notice(
                Severity.INFO, what, new Notice.Choice(means.messages().say("undo"), () -> takeBack(own[0])));
        own[0] = new Undo(name, takeBack, otherwise, draft, notice);
        undos.push(own[0]);
        means.context().notices().post(notice);
        Subscription[] ticking = new Subscription[1];
        ticking[0] = means.context().ticker().every(TOLD_FOR, () -> {
            means.context().notices().dismiss(notice);
            ticking[0].close();
        });
    }

    /** Takes back what was done last. */
    void last() {
        Undo last = undos.peek();
        if (last != null) {
            takeBack(last);
        }
    }

    private void takeBack(Undo undo) {
        if (!undos.remove(undo)) {
            return;
        }
        if (undo.notice != null) {
            means.context().notices().dismiss(undo.notice);
        }
        means.changes().run(undo.takeBack, whole -> done(undo, whole), why -> {
            undos.push(undo);
            failed.accept(why);
        });
    }

    private void done(Undo undo, boolean whole) {
        if (!whole) {
            means.context().notices().post(new Notice(Severity.WARNING, undo.otherwise, null));
        }
        takenBack.accept(undo);
    }
}
