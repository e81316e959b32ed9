package dev.penstock.app.ui.view;

import dev.penstock.app.ui.work.Failure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Short messages about what has ended elsewhere: shown for a while, newest last, and kept in a list until somebody has
 * had a look. An error belongs where it happened; it stands here only where that place is gone. FX thread only.
 */
public final class Notices {
    private static final int SHOWN = 3;
    private static final int KEPT = 100;
    private final InstantSource clock;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Kept> kept = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

    /**
     * One that is kept.
     *
     * @param at when it came
     * @param notice what it says
     */
    public record Kept(Instant at, Notice notice) {}

    /** By the system's clock. */
    public Notices() {
        this(InstantSource.system());
    }

    /** By another clock. */
    public Notices(InstantSource clock) {
        this.clock = clock;
    }

    /** What is shown now; do not change it. */
    public ObservableList<Notice> shown() {
        return shown;
    }

    /** The last hundred, newest first; do not change it. */
    public ObservableList<Kept> kept() {
        return kept;
    }

    /** How many have come since {@link #read}. */
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /** Shows one more and keeps it; where too many are shown the oldest goes, and an equal one is not shown twice. */
    public void post(Notice notice) {
        List<Notice> next = new ArrayList<>(shown);
        next.remove(notice);
        next.add(notice);
        shown.setAll(next.subList(Math.max(0, next.size() - SHOWN), next.size()));
        kept.addFirst(new Kept(clock.instant(), notice));
        if (kept.size() > KEPT) {
            kept.removeLast();
        }
        unread.set(Math.min(KEPT, unread.get() + 1));
    }

    /** Tells that something is done. */
    public void done(String text) {
        post(new Notice(Severity.INFO, text, null));
    }

    /** Tells of a failure whose place is gone. */
    public void failed(Failure failure) {
        post(new Notice(Severity.ERROR, failure.sentence(), null));
    }

    /** Takes one away from what is shown; it stays in the list. */
    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /** Somebody has had a look at the list. */
    public void read() {
        unread.set(0);
    }

    /** Empties the list. */
    public void clear() {
        kept.clear();
        read();
    }
}
