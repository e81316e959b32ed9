package dev.penstock.app.ui.work;

import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Task;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Long work under way, for the status bar and the list of what is under way. FX thread only. */
public final class Tasks {
    private static final Duration STEP = Duration.ofMillis(250);
    private final Background background;
    private final Ticker ticker;
    private final ObservableList<TaskRow> running = FXCollections.observableArrayList();
    private @Nullable Subscription ticking;

    /** Shows progress in the ticker's time. */
    public Tasks(Background background, Ticker ticker) {
        this.background = background;
        this.ticker = ticker;
    }

    /** The work under way, oldest first; do not change it. */
    public ObservableList<TaskRow> running() {
        return running;
    }

    /**
     * Shows a task until it ends.
     *
     * @param done gets its answer
     * @param failed gets its failure, a cancel included
     */
    public <R> TaskRow add(Task<R> task, Consumer<? super R> done, Consumer<Failure> failed) {
        TaskRow row = begin(task.title(), task::progress, task::cancel);
        background.follow(
                task,
                answer -> {
                    end(row);
                    done.accept(answer);
                },
                failure -> {
                    end(row);
                    failed.accept(failure);
                });
        return row;
    }

    /**
     * Shows work that is no task, such as a statement, until {@link #end}.
     *
     * @param progress how far it has got; asked on the FX thread
     * @param cancel asks it to stop; may be called more than once
     */
    public TaskRow begin(String title, Supplier<Task.Progress> progress, Runnable cancel) {
        TaskRow row = new TaskRow(title, progress, cancel);
        running.add(row);
        if (ticking == null) {
            ticking = ticker.every(STEP, () -> List.copyOf(running).forEach(TaskRow::refresh));
        }
        return row;
    }

    /** It has ended. */
    public void end(TaskRow row) {
        running.remove(row);
        if (running.isEmpty() && ticking != null) {
            ticking.close();
            ticking = null;
        }
    }
}
