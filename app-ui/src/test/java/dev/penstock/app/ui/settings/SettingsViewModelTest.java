package dev.penstock.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.StateAtOnce;
import dev.penstock.app.ui.state.ThemeChoice;
import dev.penstock.app.ui.text.Messages;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
    private final FakeDialogs dialogs = new FakeDialogs();
    private Preferences preferences;
    private SettingsViewModel model;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        preferences = new Preferences(StateAtOnce.open(folder.resolve("desktop.properties")));
        model = new SettingsViewModel(
                preferences,
                new AppFolder(folder),
                Path.of("/srv/shop/penstock.yaml"),
                dialogs,
                Messages.beside(SettingsViewModel.class));
    }

    @Test
    void places_areCopiedAndShown() {
        assertThat(model.places())
                .extracting(SettingsViewModel.Place::path)
                .containsExactly(Path.of("/srv/shop/penstock.yaml"), folder, folder.resolve("desktop.properties"));
        model.copy(model.places().getFirst());
        assertThat(dialogs.copied()).isEqualTo("/srv/shop/penstock.yaml");
        model.show(model.places().get(1));
        assertThat(dialogs.shownInFolder()).isEqualTo(folder);
    }

    @Test
    void choices_areSaidInWords() {
        assertThat(model.refresh(Duration.ZERO)).isEqualTo("Paused");
        assertThat(model.refresh(Duration.ofSeconds(5))).isEqualTo("5 s");
        assertThat(model.timeout(Duration.ZERO)).isEqualTo("None");
        assertThat(Preferences.TIMEOUTS.stream().map(model::timeout))
                .containsExactly("None", "10 s", "30 s", "1 min", "5 min", "30 min");
    }

    @Test
    void reset_makesEverythingAsItWas() {
        preferences.theme().set(ThemeChoice.DARK);
        preferences.statementTimeout().set(Duration.ofSeconds(30));
        preferences.fetchRows().set(5_000);
        preferences.refresh().set(Duration.ZERO);
        preferences.zoom(3);
        model.reset();
        assertThat(preferences.theme().get()).isEqualTo(ThemeChoice.SYSTEM);
        assertThat(preferences.statementTimeout().get()).isEqualTo(Duration.ZERO);
        assertThat(preferences.fetchRows().get()).isEqualTo(1_000);
        assertThat(preferences.refresh().get()).isEqualTo(Duration.ofSeconds(1));
        assertThat(preferences.textSize().get()).isEqualTo(13);
    }
}
