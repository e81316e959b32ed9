package dev.penstock.app.ui.state;

import java.util.List;

/**
 * Where a window stands.
 *
 * @param x of its left upper corner
 * @param y of its left upper corner
 * @param width in pixels
 * @param height in pixels
 * @param maximized whether it fills its screen; the rest is where it goes back to
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    /** The narrowest window that shows everything. */
    public static final double MIN_WIDTH = 800;
    /** The lowest window that shows everything. */
    public static final double MIN_HEIGHT = 560;

    private static final double USUAL_WIDTH = 1440;
    private static final double USUAL_HEIGHT = 900;
    private static final double GRIP_WIDTH = 160;
    private static final double GRIP_HEIGHT = 32;

    /**
     * A screen's usable part.
     *
     * @param x of its left upper corner
     * @param y of its left upper corner
     * @param width in pixels
     * @param height in pixels
     */
    public record Screen(double x, double y, double width, double height) {}

    /**
     * The place that was kept, if a window there can be taken hold of on today's screens; else the middle of the first.
     *
     * @param screens at least one, the primary first
     */
    public static WindowPlace restore(KeyValueStore store, List<Screen> screens) {
        WindowPlace kept = new WindowPlace(
                store.number("window.x", Double.NaN),
                store.number("window.y", Double.NaN),
                store.number("window.width", Double.NaN),
                store.number("window.height", Double.NaN),
                store.get("window.maximized").map(Boolean::valueOf).orElse(false));
        return screens.stream()
                .filter(kept::reachable)
                .findFirst()
                .map(kept::fitted)
                .orElseGet(() -> middle(screens.getFirst(), kept.maximized));
    }

    /** Keeps it. */
    public void keep(KeyValueStore store) {
        store.put("window.maximized", Boolean.toString(maximized));
        store.put("window.x", x);
        store.put("window.y", y);
        store.put("window.width", width);
        store.put("window.height", height);
    }

    /** Whether enough of its upper edge lies on the screen to move it; false where something is not known. */
    private boolean reachable(Screen screen) {
        double left = Math.max(x, screen.x);
        double right = Math.min(x + width, screen.x + screen.width);
        return right - left >= GRIP_WIDTH && y >= screen.y && y + GRIP_HEIGHT <= screen.y + screen.height && height > 0;
    }

    private WindowPlace fitted(Screen screen) {
        return new WindowPlace(
                x,
                y,
                Math.max(Math.min(width, screen.width), Math.min(MIN_WIDTH, screen.width)),
                Math.max(Math.min(height, screen.height), Math.min(MIN_HEIGHT, screen.height)),
                maximized);
    }

    private static WindowPlace middle(Screen screen, boolean maximized) {
        double width = Math.min(USUAL_WIDTH, screen.width);
        double height = Math.min(USUAL_HEIGHT, screen.height);
        return new WindowPlace(
                screen.x + (screen.width - width) / 2,
                screen.y + (screen.height - height) / 2,
                width,
                height,
                maximized);
    }
}
