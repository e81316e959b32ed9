package dev.penstock.app.ui.state;

import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the user has set; each change is kept at once. FX thread only. */
public final class Preferences {
    /** The smallest text, in pixels. */
    public static final int SMALLEST = 11;
    /** The text unless the user says otherwise. */
    public static final int USUAL = 13;
    /** The largest text. */
    public static final int LARGEST = 20;

    private static final String THEME = "theme";
    private static final String TEXT_SIZE = "text-size";
    private final ObjectProperty<ThemeChoice> theme;
    private final IntegerProperty textSize;

    /** Reads what the store has. */
    public Preferences(KeyValueStore store) {
        theme = new SimpleObjectProperty<>(
                this, THEME, store.get(THEME).map(Preferences::choice).orElse(ThemeChoice.SYSTEM));
        textSize = new SimpleIntegerProperty(this, TEXT_SIZE, bounded((int) store.number(TEXT_SIZE, USUAL)));
        theme.subscribe(value -> store.put(THEME, value.name().toLowerCase(Locale.ROOT)));
        textSize.subscribe(value -> store.put(TEXT_SIZE, Integer.toString(value.intValue())));
    }

    /** Light, dark or the system's. */
    public ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    /** The usual text, in pixels. */
    public IntegerProperty textSize() {
        return textSize;
    }

    /** Makes the text larger, or smaller by negative steps, as far as it goes. */
    public void zoom(int steps) {
        textSize.set(bounded(textSize.get() + steps));
    }

    /** Makes the text its usual size. */
    public void resetZoom() {
        textSize.set(USUAL);
    }

    private static int bounded(int size) {
        return Math.clamp(size, SMALLEST, LARGEST);
    }

    private static ThemeChoice choice(String text) {
        for (ThemeChoice each : ThemeChoice.values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        return ThemeChoice.SYSTEM;
    }
}
