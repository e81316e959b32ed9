package dev.penstock.app.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.engine.api.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set, where it is kept and where the window stands. */
class PreferencesTest {
    private static final List<WindowPlace.Screen> TWO =
            List.of(new WindowPlace.Screen(0, 0, 1920, 1080), new WindowPlace.Screen(1920, 0, 1000, 500));

    @TempDir
    Path folder;

    private KeyValueStore store;

    @BeforeEach
    void open() {
        store = KeyValueStore.open(folder.resolve("desktop.properties"), Runnable::run);
    }

    @Test
    void unset_isUsual() {
        Preferences preferences = new Preferences(store);
        assertThat(preferences.theme().get()).isEqualTo(ThemeChoice.SYSTEM);
        assertThat(preferences.textSize().get()).isEqualTo(13);
    }

    @Test
    void changes_areKept() {
        Preferences preferences = new Preferences(store);
        preferences.theme().set(ThemeChoice.DARK);
        preferences.zoom(2);
        Preferences again = new Preferences(store);
        assertThat(again.theme().get()).isEqualTo(ThemeChoice.DARK);
        assertThat(again.textSize().get()).isEqualTo(15);
        again.resetZoom();
        assertThat(again.textSize().get()).isEqualTo(13);
    }

    @Test
    void timesAndRows_areKeptAndOnlyWhatCanBeChosenCounts() {
        Preferences preferences = new Preferences(store);
        assertThat(preferences.refresh().get()).isEqualTo(Duration.ofSeconds(1));
        preferences.refresh().set(Duration.ZERO);
        preferences.statementTimeout().set(Duration.ofMinutes(5));
        preferences.fetchRows().set(100);
        Preferences again = new Preferences(store);
        assertThat(again.refresh().get()).isEqualTo(Duration.ZERO);
        assertThat(again.statementTimeout().get()).isEqualTo(Duration.ofMinutes(5));
        assertThat(again.fetchRows().get()).isEqualTo(100);
        store.put("refresh-seconds", "3");
        store.put("statement-timeout-seconds", "-1");
        store.put("fetch-rows", "7");
        Preferences nonsense = new Preferences(store);
        assertThat(nonsense.refresh().get()).isEqualTo(Duration.ofSeconds(1));
        assertThat(nonsense.statementTimeout().get()).isEqualTo(Duration.ZERO);
        assertThat(nonsense.fetchRows().get()).isEqualTo(1_000);
    }

    @Test
    void refreshing_followsTheSettingAndRestsWhilePaused() {
        Preferences preferences = new Preferences(store);
        ManualTime time = new ManualTime(FakeDatabase.NOW);
        AtomicInteger ticks = new AtomicInteger();
        Subscription ticking = preferences.refreshing(time, ticks::incrementAndGet);
        time.pass(Duration.ofSeconds(3));
        assertThat(ticks).hasValue(3);
        preferences.refresh().set(Duration.ofSeconds(5));
        time.pass(Duration.ofSeconds(10));
        assertThat(ticks).hasValue(5);
        preferences.refresh().set(Duration.ZERO);
        time.pass(Duration.ofMinutes(1));
        assertThat(ticks).hasValue(5);
        preferences.refresh().set(Duration.ofSeconds(1));
        ticking.close();
        preferences.refresh().set(Duration.ofSeconds(2));
        time.pass(Duration.ofSeconds(10));
        assertThat(ticks).hasValue(5);
        assertThat(time.ticking()).isZero();
    }

    @Test
    void zoom_endsAtItsBounds() {
        Preferences preferences = new Preferences(store);
        preferences.zoom(100);
        assertThat(preferences.textSize().get()).isEqualTo(20);
        preferences.zoom(-100);
        assertThat(preferences.textSize().get()).isEqualTo(11);
    }

    @Test
    void nonsense_isUsual() {
        store.put("theme", "purple");
        store.put("text-size", "400");
        Preferences preferences = new Preferences(store);
        assertThat(preferences.theme().get()).isEqualTo(ThemeChoice.SYSTEM);
        assertThat(preferences.textSize().get()).isEqualTo(20);
    }

    @Test
    void window_comesBackWhereItWas() {
        WindowPlace place = new WindowPlace(100, 50, 1200, 800, true);
        place.keep(store);
        assertThat(WindowPlace.restore(store, TWO)).isEqualTo(place);
    }

    @Test
    void windowOffAllScreens_comesToTheMiddleOfTheFirst() {
        new WindowPlace(5000, 5000, 1200, 800, false).keep(store);
        assertThat(WindowPlace.restore(store, TWO)).isEqualTo(new WindowPlace(240, 90, 1440, 900, false));
        new WindowPlace(-1100, 50, 1200, 800, false).keep(store);
        assertThat(WindowPlace.restore(store, TWO).x()).isEqualTo(240);
    }

    @Test
    void windowLargerThanItsScreen_isFitted() {
        new WindowPlace(1930, 10, 3000, 3000, false).keep(store);
        assertThat(WindowPlace.restore(store, TWO)).isEqualTo(new WindowPlace(1930, 10, 1000, 500, false));
    }

    @Test
    void windowNeverKept_isInTheMiddle() {
        assertThat(WindowPlace.restore(store, List.of(new WindowPlace.Screen(0, 0, 1024, 700))))
                .isEqualTo(new WindowPlace(0, 0, 1024, 700, false));
    }

    @Test
    void folder_isWhereTheEnvironmentSays() {
        Path home = Path.of("/home/me");
        assertThat(AppFolder.find(Map.of("PENSTOCK_HOME", "/srv/p"), home).path())
                .isEqualTo(Path.of("/srv/p"));
        assertThat(AppFolder.find(Map.of("XDG_CONFIG_HOME", "/etc/xdg"), home).file("a"))
                .isEqualTo(Path.of("/etc/xdg/penstock/a"));
        assertThat(AppFolder.find(Map.of("XDG_CONFIG_HOME", "relative", "PENSTOCK_HOME", " "), home)
                        .path())
                .isEqualTo(Path.of("/home/me/.config/penstock"));
        assertThat(AppFolder.find().path()).isAbsolute();
    }
}
