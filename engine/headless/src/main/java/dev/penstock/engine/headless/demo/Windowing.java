package dev.penstock.engine.headless.demo;

import java.util.Locale;
import java.util.Map;

/** Whether a window can be opened: Windows and macOS always have a place for one, others say so. */
final class Windowing {
    private Windowing() {}

    static boolean possible(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows")
                || name.startsWith("mac")
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
