package dev.penstock.app.ui.state;

import dev.penstock.app.ui.work.LiveTicker;
import dev.penstock.app.ui.work.Ticker;
import dev.penstock.engine.api.Subscription;
import java.time.Duration;
import java.util.List;
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
    /** How often live numbers may be read; zero for never. */
    public static final List<Duration> REFRESHES =
            List.of(seconds(1), seconds(2), seconds(5), seconds(10), Duration.ZERO);
    /** How long a statement may take; zero for as long as it likes. */
    public static final List<Duration> TIMEOUTS =
            List.of(Duration.ZERO, seconds(10), seconds(30), seconds(60), seconds(300), seconds(1800));
    /** Rows that are fetched at a time. */
    public static final List<Integer> FETCHES = List.of(100, 500, 1_000, 5_000);

    private static final String THEME = "theme";
    private static final String TEXT_SIZE = "text-size";
    private static final String REFRESH = "refresh-seconds";
    private static final String TIMEOUT = "statement-timeout-seconds";
    private static final String FETCH = "fetch-rows";
    private static final Duration USUAL_REFRESH = seconds(1);
    private static final int USUAL_FETCH = 1_000;
    private final ObjectProperty<ThemeChoice> theme;
    private final IntegerProperty textSize;
    private final ObjectProperty<Duration> refresh;
    private final ObjectProperty<Duration> timeout;
    private final IntegerProperty fetch;

    /** Reads what the store has; what it has that is none of the choices counts as not set. */
    public Preferences(KeyValueStore store) {
        theme = new SimpleObjectProperty<>(
                this, THEME, store.get(THEME).map(Preferences::choice).orElse(ThemeChoice.SYSTEM));
        textSize = new SimpleIntegerProperty(this, TEXT_SIZE, bounded((int) store.number(TEXT_SIZE, USUAL)));
        refresh = new SimpleObjectProperty<>(this, REFRESH, read(store, REFRESH, REFRESHES, USUAL_REFRESH));
        timeout = new SimpleObjectProperty<>(this, TIMEOUT, read(store, TIMEOUT, TIMEOUTS, Duration.ZERO));
        int rows = (int) store.number(FETCH, USUAL_FETCH);
        fetch = new SimpleIntegerProperty(this, FETCH, FETCHES.contains(rows) ? rows : USUAL_FETCH);
        theme.subscribe(value -> store.put(THEME, value.name().toLowerCase(Locale.ROOT)));
        textSize.subscribe(value -> store.put(TEXT_SIZE, Integer.toString(value.intValue())));
        refresh.subscribe(value -> store.put(REFRESH, Long.toString(value.toSeconds())));
        timeout.subscribe(value -> store.put(TIMEOUT, Long.toString(value.toSeconds())));
        fetch.subscribe(value -> store.put(FETCH, Integer.toString(value.intValue())));
    }

    /** Light, dark or the system's. */
    public ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    /** The usual text, in pixels. */
    public IntegerProperty textSize() {
        return textSize;
    }

    /** How often live numbers are read, one of {@link #REFRESHES}; zero while they are paused. */
    public ObjectProperty<Duration> refresh() {
        return refresh;
    }

    /** How long a statement of Query may take, one of {@link #TIMEOUTS}; zero for as long as it likes. */
    public ObjectProperty<Duration> statementTimeout() {
        return timeout;
    }

    /** Rows that Query fetches at a time, one of {@link #FETCHES}. */
    public IntegerProperty fetchRows() {
        return fetch;
    }

    /** Calls as often as live numbers are to be read, also after that has been changed; not while they are paused. */
    public Subscription refreshing(Ticker ticker, Runnable action) {
        return new LiveTicker(ticker, refresh, action);
    }

    /** Makes the text larger, or smaller by negative steps, as far as it goes. */
    public void zoom(int steps) {
        textSize.set(bounded(textSize.get() + steps));
    }

    /** Makes the text its usual size. */
    public void resetZoom() {
        textSize.set(USUAL);
    }

    /** Makes everything as it was before the user set anything. */
    public void reset() {
        theme.set(ThemeChoice.SYSTEM);
        resetZoom();
        refresh.set(USUAL_REFRESH);
        timeout.set(Duration.ZERO);
        fetch.set(USUAL_FETCH);
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    private static Duration read(KeyValueStore store, String key, List<Duration> choices, Duration usual) {
        Duration kept = seconds((long) store.number(key, (double) usual.toSeconds()));
        return choices.contains(kept) ? kept : usual;
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
