package dev.penstock.app.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.state.StateAtOnce;
import dev.penstock.app.ui.view.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaletteViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final List<PaletteEntry> entries = new ArrayList<>();
    private PaletteViewModel model;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        add("Query", "Run statement");
        add("Query", "Run all statements");
        add("Penstock", "Open settings");
        entries.add(new PaletteEntry(
                "Query",
                new Action("Cancel what runs", null, () -> done.add("cancelled")).unless(() -> "Nothing runs.")));
        model = new PaletteViewModel(
                () -> List.copyOf(entries), StateAtOnce.open(folder.resolve("desktop.properties")));
        model.begin();
    }

    private void add(String place, String title) {
        entries.add(new PaletteEntry(place, new Action(title, null, () -> done.add(title))));
    }

    private List<String> titles() {
        return model.matches().stream()
                .map(match -> match.entry().action().title())
                .toList();
    }

    @Test
    void nothingTyped_listsAllInTheirOrder() {
        assertThat(titles())
                .containsExactly("Run statement", "Run all statements", "Open settings", "Cancel what runs");
        assertThat(model.selected().get()).isZero();
    }

    @Test
    void letters_leaveWhatHasThemTheBestFirst() {
        model.wanted().set("ra");
        assertThat(titles()).containsExactly("Run all statements", "Run statement");
        model.wanted().set("nothing of it");
        assertThat(titles()).isEmpty();
        assertThat(model.selected().get()).isEqualTo(-1);
        assertThat(model.choose()).isEmpty();
        model.move(1);
        model.page(1);
        assertThat(model.selected().get()).isEqualTo(-1);
    }

    @Test
    void place_isLookedThroughToo() {
        model.wanted().set("penstock set");
        assertThat(titles()).containsExactly("Open settings");
        PaletteMatch match = model.matches().getFirst();
        assertThat(match.placeHits().cardinality()).isEqualTo("penstock".length());
        assertThat(match.titleHits().cardinality()).isEqualTo("set".length());
    }

    @Test
    void selection_goesRoundAndPagesEndAtTheEnds() {
        model.move(-1);
        assertThat(model.selected().get()).isEqualTo(3);
        model.move(1);
        assertThat(model.selected().get()).isZero();
        model.page(10);
        assertThat(model.selected().get()).isEqualTo(3);
        model.page(-10);
        assertThat(model.selected().get()).isZero();
        model.select(2);
        model.select(9);
        assertThat(model.selected().get()).isEqualTo(2);
    }

    @Test
    void chosen_comesFirstNextTimeAndAfterAnotherStart() {
        model.select(2);
        model.choose().orElseThrow().run();
        assertThat(done).containsExactly("Open settings");
        model.wanted().set("x");
        model.begin();
        assertThat(model.wanted().get()).isEmpty();
        assertThat(titles()).startsWith("Open settings", "Run statement");
    }

    @Test
    void whatCannotBeDone_saysWhyAndIsNotDone() {
        model.wanted().set("cancel");
        assertThat(model.matches().getFirst().obstacle()).isEqualTo("Nothing runs.");
        assertThat(model.choose()).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void action_tellsItsKey() {
        Action plain = entries.getFirst().action();
        assertThat(plain.keyText()).isEmpty();
        assertThat(plain.tip()).isEqualTo("Run statement");
        Action keyed = new Action("Copy", javafx.scene.input.KeyCombination.valueOf("Ctrl+C"), () -> {});
        assertThat(keyed.tip()).isEqualTo("Copy (Ctrl+C)");
        assertThat(keyed.obstructed()).isNull();
    }
}
