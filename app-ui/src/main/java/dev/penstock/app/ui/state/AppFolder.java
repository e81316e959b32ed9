package dev.penstock.app.ui.state;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the desktop keeps what is the user's own and no workspace's: {@code PENSTOCK_HOME}, or
 * {@code ${XDG_CONFIG_HOME:-~/.config}/penstock}.
 *
 * @param path absolute; need not exist yet
 */
public record AppFolder(Path path) {

    /** The folder of this process. */
    public static AppFolder find() {
        return find(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    static AppFolder find(Map<String, String> environment, Path home) {
        String own = value(environment, "PENSTOCK_HOME");
        if (own != null) {
            return new AppFolder(Path.of(own).toAbsolutePath());
        }
        String config = value(environment, "XDG_CONFIG_HOME");
        // The XDG specification has relative paths ignored.
        Path base = config != null && Path.of(config).isAbsolute() ? Path.of(config) : home.resolve(".config");
        return new AppFolder(base.resolve("penstock").toAbsolutePath());
    }

    /** A file in it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    private static @Nullable String value(Map<String, String> environment, String key) {
        String value = environment.get(key);
        return value == null || value.isBlank() ? null : value;
    }
}
