package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Does what changes the file one after the other, in the order asked for. FX thread only. */
final class OneAtATime {
    private final Background background;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    OneAtATime(Background background) {
        this.background = background;
    }

    /** Whether something is under way. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    <T> void run(Callable<T> work, Consumer<T> done, Consumer<Failure> failed) {
        waiting.add(() -> background.run(
                work,
                answer -> {
                    done.accept(answer);
                    next();
                },
                failure -> {
                    failed.accept(failure);
                    next();
                }));
        if (!busy.get()) {
            next();
        }
    }

    private void next() {
        Runnable first = waiting.poll();
        busy.set(first != null);
        if (first != null) {
            first.run();
        }
    }
}
