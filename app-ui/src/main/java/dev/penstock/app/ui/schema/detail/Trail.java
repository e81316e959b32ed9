package dev.penstock.app.ui.schema.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way that was followed from one thing to the next, to be walked back and forth.
 *
 * @param <T> the things
 */
final class Trail<T> {
    private static final int KEPT = 100;
    private final List<T> steps = new ArrayList<>();
    private int at = -1;

    /** Another thing at the same place of the way: what was looked at in passing is not kept. */
    void replace(T thing) {
        if (at < 0) {
            follow(thing);
        } else {
            steps.set(at, thing);
        }
    }

    /** A step to another thing; what lay ahead is forgotten. */
    void follow(T thing) {
        if (at >= 0 && steps.get(at).equals(thing)) {
            return;
        }
        steps.subList(at + 1, steps.size()).clear();
        steps.add(thing);
        if (steps.size() > KEPT) {
            steps.removeFirst();
        }
        at = steps.size() - 1;
    }

    /** What lies so many steps ahead, or behind where negative; stays where it is if there is nothing. */
    Optional<T> walk(int by) {
        if (!has(by)) {
            return Optional.empty();
        }
        at += by;
        return Optional.of(steps.get(at));
    }

    boolean has(int by) {
        return at + by >= 0 && at + by < steps.size();
    }

    /** Those that were seen, the last first, each once. */
    List<T> recent() {
        return steps.reversed().stream().distinct().toList();
    }
}
