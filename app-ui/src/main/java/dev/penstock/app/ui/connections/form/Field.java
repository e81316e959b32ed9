package dev.penstock.app.ui.connections.form;

import dev.penstock.engine.api.EngineKind;
import java.util.List;
import java.util.Optional;

/** One field of the form, and the key of the profile that it is written to. */
public enum Field {
    /** The profile's own name, which is a key and no value. */
    NAME(""),
    GROUP("", "group"),
    ENGINE("", "engine"),
    /** {@code host:port}, several divided by commas. */
    NODES("", "nodes"),
    FILE("", "file"),
    URL("", "url"),
    DATABASE("", "name"),
    USERNAME("", "username"),
    /** Where the password is kept: a word of {@link PasswordPlace}; it is written together with the next. */
    PASSWORD_PLACE(""),
    /** The password's name there; for a place of another kind the whole reference. */
    PASSWORD("", "password"),
    TLS_MODE("prefer", "tls", "mode"),
    TLS_CA("", "tls", "ca"),
    POOL_MIN("0", "pool", "min"),
    POOL_MAX("10", "pool", "max"),
    POOL_WAIT("2s", "pool", "acquire-timeout"),
    PROBE("2s", "failover", "probe-every"),
    SAFE_MODE("off", "safe-mode");

    private final String standard;
    private final String key;

    Field(String standard, String... keys) {
        this.standard = standard;
        this.key = String.join(".", keys);
    }

    /** What is so where nothing is written; empty for nothing. */
    public String standard() {
        return standard;
    }

    /** The keys that lead to its value from the profile; none where it has no key of its own. */
    public List<String> keys() {
        return key.isEmpty() ? List.of() : List.of(key.split("\\."));
    }

    /** Whether a profile of this engine can have it. */
    public boolean of(EngineKind engine) {
        return switch (this) {
            case NODES, DATABASE, USERNAME, PASSWORD_PLACE, PASSWORD, TLS_MODE, TLS_CA -> engine != EngineKind.SQLITE;
            case FILE -> engine == EngineKind.SQLITE;
            case NAME, GROUP, ENGINE, URL, POOL_MIN, POOL_MAX, POOL_WAIT, PROBE, SAFE_MODE -> true;
        };
    }

    /** The field of a key that a fault names, {@code pool.max}; a key within a value belongs to it. */
    public static Optional<Field> ofKey(String key) {
        for (Field field : values()) {
            String own = field.key;
            if (!own.isEmpty() && (key.equals(own) || key.startsWith(own + ".") || key.startsWith(own + "["))) {
                return Optional.of(field);
            }
        }
        return switch (key) {
            case "pool" -> Optional.of(POOL_MIN);
            case "tls" -> Optional.of(TLS_MODE);
            case "failover" -> Optional.of(PROBE);
            default -> Optional.empty();
        };
    }
}
