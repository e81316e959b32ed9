package dev.penstock.app.ui.fake;

import dev.penstock.app.ui.view.Dialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A user who answers every question as a test says. */
public final class FakeDialogs implements Dialogs {
    private final List<FileQuestion> questions = new ArrayList<>();
    private final List<Question> confirmations = new ArrayList<>();
    private volatile boolean refuses;
    private volatile @Nullable Path file;
    private volatile @Nullable String copied;
    private volatile @Nullable Path shown;

    /** Chooses this file whenever asked for one. */
    public void choose(Path chosen) {
        file = chosen;
    }

    /** Confirms nothing from now on. */
    public void refuse() {
        refuses = true;
    }

    /** What was to be confirmed. */
    public List<Question> confirmations() {
        return confirmations;
    }

    /** The files asked for. */
    public List<FileQuestion> questions() {
        return questions;
    }

    /** What is on the clipboard. */
    public @Nullable String copied() {
        return copied;
    }

    @Override
    public void openFile(FileQuestion question, Consumer<Path> chosen) {
        saveFile(question, chosen);
    }

    @Override
    public void saveFile(FileQuestion question, Consumer<Path> chosen) {
        questions.add(question);
        Path answer = file;
        if (answer != null) {
            chosen.accept(answer);
        }
    }

    @Override
    public void confirm(Question question, Runnable confirmed) {
        confirmations.add(question);
        if (!refuses) {
            confirmed.run();
        }
    }

    @Override
    public void copy(String text) {
        copied = text;
    }

    @Override
    public void showInFolder(Path which) {
        shown = which;
    }

    /** What is shown in the file manager. */
    public @Nullable Path shownInFolder() {
        return shown;
    }
}
