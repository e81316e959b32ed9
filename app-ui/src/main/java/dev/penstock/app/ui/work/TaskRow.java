package dev.penstock.app.ui.work;

import dev.penstock.engine.api.Task;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One task under way and how far it has got. FX thread only. */
public final class TaskRow {
    private final Task<?> task;
    private final ReadOnlyObjectWrapper<Task.Progress> progress;
    private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper();

    TaskRow(Task<?> task) {
        this.task = task;
        this.progress = new ReadOnlyObjectWrapper<>(task.progress());
    }

    /** What is being done. */
    public String title() {
        return task.title();
    }

    /** How far it has got, as last asked. */
    public ReadOnlyObjectProperty<Task.Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Whether the user has asked it to stop. */
    public ReadOnlyBooleanProperty cancelled() {
        return cancelled.getReadOnlyProperty();
    }

    /** Asks it to stop. */
    public void cancel() {
        cancelled.set(true);
        task.cancel();
    }

    void refresh() {
        progress.set(task.progress());
    }
}
