package dev.penstock.app.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.ThemeChoice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/**
 * Light or dark, as the user or the system has it, and the size of the text; both change while the window is open. FX
 * thread only.
 */
public final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private final Preferences preferences;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /** Puts the theme into force. */
    public Theme(Preferences preferences) {
        this.preferences = preferences;
        preferences.theme().subscribe(choice -> decide());
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> decide());
    }

    /** Makes the fonts known to JavaFX, before the first window; any thread, best not the FX thread: they are large. */
    public static void loadFonts() {
        Fonts.load();
    }

    /** Whether it is dark now. */
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /** Goes from light to dark or back, and stays so whatever the system does. */
    public void toggle() {
        preferences.theme().set(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /** Dresses a scene, now and at every change. */
    public void dress(Scene scene) {
        ObservableList<String> sheets = scene.getStylesheets();
        sheets.setAll(
                sheet("theme.css"),
                sheet("views.css"),
                sizes(preferences.textSize().get()));
        preferences.textSize().subscribe(size -> sheets.set(2, sizes(size.intValue())));
        dark.subscribe(now -> scene.getRoot().pseudoClassStateChanged(DARK, now));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name)).toExternalForm();
    }

    private void decide() {
        boolean now = switch (preferences.theme().get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                compiled(now ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet()));
        dark.set(now);
    }

    /** The same sheet as AtlantaFX ships it for JavaFX's own reader: there is nothing left to parse in it. */
    private static String compiled(String sheet) {
        return sheet.replaceFirst("\\.css$", ".bss");
    }

    /** A sheet of its own, because tooltips and menus take a scene's sheets and not its root's style. */
    private static String sizes(int pixels) {
        String css = ".root { -fx-font-size: " + pixels + "px; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
