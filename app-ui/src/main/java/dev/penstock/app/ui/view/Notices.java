package dev.penstock.app.ui.view;

import dev.penstock.app.ui.work.Failure;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Short messages about what has ended elsewhere, newest last. An error belongs where it happened; it stands here only
 * where that place is gone. FX thread only.
 */
public final class Notices {
    private static final int SHOWN = 3;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();

    /** What is shown now; do not change it. */
    public ObservableList<Notice> shown() {
        return shown;
    }

    /** Shows one more; where there are too many the oldest goes, and an equal one is not shown twice. */
    public void post(Notice notice) {
        List<Notice> next = new ArrayList<>(shown);
        next.remove(notice);
        next.add(notice);
        shown.setAll(next.subList(Math.max(0, next.size() - SHOWN), next.size()));
    }

    /** Tells that something is done. */
    public void done(String text) {
        post(new Notice(Severity.INFO, text, null));
    }

    /** Tells of a failure whose place is gone. */
    public void failed(Failure failure) {
        post(new Notice(Severity.ERROR, failure.sentence(), null));
    }

    /** Takes one away. */
    public void dismiss(Notice notice) {
        shown.remove(notice);
    }
}
