package dev.penstock.engine.headless.demo;

import java.util.Locale;
import java.util.Map;

/** Detects a display: Windows and macOS always have one, other systems set a variable. */
final class DisplayDetection {
    private DisplayDetection() {}

    static boolean possible(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows")
                || name.startsWith("mac")
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
