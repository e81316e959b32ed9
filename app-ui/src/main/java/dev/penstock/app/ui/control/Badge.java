package dev.penstock.app.ui.control;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Role;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A word with a sign and a colour, never a colour alone. */
public final class Badge extends HBox {
    private static final Messages MESSAGES = Messages.beside(Badge.class);
    private final Label label = new Label();

    private Badge(String word, @Nullable Ikon icon, String... styles) {
        getStyleClass().add("badge");
        label.setMinWidth(Region.USE_PREF_SIZE);
        setMinWidth(Region.USE_PREF_SIZE);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        set(word, icon, styles);
    }

    private void set(String word, @Nullable Ikon icon, String... styles) {
        getStyleClass().setAll("badge");
        getStyleClass().addAll(styles);
        label.setText(word);
        getChildren().clear();
        if (icon != null) {
            FontIcon sign = new FontIcon(icon);
            sign.getStyleClass().addAll(styles);
            sign.setIconSize(12);
            getChildren().add(sign);
        }
        getChildren().add(label);
    }

    /** A node's or a database's health: sign and word. */
    public static Badge of(Health health) {
        return switch (health) {
            case UP -> new Badge(MESSAGES.say("health.up"), Feather.CHECK_CIRCLE, "plain", "success");
            case DEGRADED -> new Badge(MESSAGES.say("health.degraded"), Feather.ALERT_TRIANGLE, "plain", "warning");
            case DOWN -> new Badge(MESSAGES.say("health.down"), Feather.X_CIRCLE, "plain", "danger");
            case UNKNOWN -> new Badge(MESSAGES.say("health.unknown"), Feather.CIRCLE, "plain", "muted-badge");
        };
    }

    /** A node's role. */
    public static Badge of(Role role) {
        return switch (role) {
            case PRIMARY -> new Badge(MESSAGES.say("role.primary"), null, "accent");
            case REPLICA -> new Badge(MESSAGES.say("role.replica"), null);
            case UNKNOWN -> new Badge(MESSAGES.say("role.unknown"), null, "muted-badge");
        };
    }

    /** How much a message matters. */
    public static Badge of(Severity severity) {
        return switch (severity) {
            case INFO -> new Badge(MESSAGES.say("severity.info"), Feather.INFO, "plain", "accent");
            case WARNING -> new Badge(MESSAGES.say("severity.warning"), Feather.ALERT_TRIANGLE, "plain", "warning");
            case ERROR -> new Badge(MESSAGES.say("severity.error"), Feather.X_CIRCLE, "plain", "danger");
        };
    }

    /** An environment; one that is called production stands out. */
    public static Badge environment(String name) {
        return production(name) ? new Badge(name, null, "production") : new Badge(name, null);
    }

    /** A view's own word with its sign, in one of the colours {@code success}, {@code warning}, {@code danger}, {@code accent}. */
    public static Badge signed(String word, Ikon icon, String colour) {
        return new Badge(word, icon, "plain", colour);
    }

    /** A word without a meaning of its own. */
    public static Badge word(String word) {
        return new Badge(word, null, "muted-badge");
    }

    /** Whether an environment's name says that it is production. */
    public static boolean production(String environment) {
        String name = environment.toLowerCase(Locale.ROOT);
        return name.equals("prod") || name.equals("production") || name.startsWith("prod-");
    }
}
