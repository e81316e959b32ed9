package dev.penstock.app.ui.work;

import dev.penstock.engine.api.Task;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One piece of work under way and how far it has got. FX thread only. */
public final class TaskRow {
    private final String title;
    private final Supplier<Task.Progress> asked;
    private final Runnable onCancel;
    private final ReadOnlyObjectWrapper<Task.Progress> progress;
    private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper();

    TaskRow(String title, Supplier<Task.Progress> asked, Runnable onCancel) {
        this.title = title;
        this.asked = asked;
        this.onCancel = onCancel;
        this.progress = new ReadOnlyObjectWrapper<>(asked.get());
    }

    /** What is being done. */
    public String title() {
        return title;
    }

    /** How far it has got, as last asked. */
    public ReadOnlyObjectProperty<Task.Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Whether the user has asked it to stop. */
    public ReadOnlyBooleanProperty cancelled() {
        return cancelled.getReadOnlyProperty();
    }

    /** Asks it to stop; may be asked more than once. */
    public void cancel() {
        cancelled.set(true);
        onCancel.run();
    }

    void refresh() {
        progress.set(asked.get());
    }
}
