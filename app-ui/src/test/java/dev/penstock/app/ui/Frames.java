package dev.penstock.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks at every frame that is drawn: what flickers is in it even where it goes before anybody asks. */
final class Frames implements AutoCloseable {
    private final Desk desk;
    private final Supplier<String> look;
    private final List<String> seen = new ArrayList<>();
    private final Runnable listener = this::look;

    private Frames(Desk desk, Supplier<String> look) {
        this.desk = desk;
        this.look = look;
    }

    /** Looks from now on. */
    static Frames of(Desk desk, Supplier<String> look) {
        Frames frames = new Frames(desk, look);
        Desk.fx(() -> {
            frames.look();
            desk.scene().addPostLayoutPulseListener(frames.listener);
            return true;
        });
        return frames;
    }

    private void look() {
        String now = look.get();
        if (seen.isEmpty() || !seen.getLast().equals(now)) {
            seen.add(now);
        }
    }

    /** What was seen, each change once, in order. */
    List<String> seen() {
        return Desk.fx(() -> List.copyOf(seen));
    }

    @Override
    public void close() {
        Desk.fx(() -> {
            desk.scene().removePostLayoutPulseListener(listener);
            return true;
        });
    }
}
