package dev.penstock.app.ui.schema.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.app.ui.fake.FakeCatalog;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Place MAIN = new Place.OfSchema("shop", "main");
    private static final List<Listing.Item> ITEMS = Listing.of(Stream.of("Album", "artist", "track")
                    .map(name -> FakeCatalog.table(name, -1))
                    .toList())
            .tables();

    @Test
    void get_acrossItsParts_isTheLineThere() {
        Lines lines = lines();
        assertThat(lines).extracting(Line::text).containsExactly("main", "Album", "artist", "track", "main", "artist");
        assertThat(lines.get(5).match()).isEqualTo(2);
        assertThat(lines.get(5).matched()).isEqualTo(2);
        assertThat(lines.get(1).match()).isNegative();
        assertThat(lines.get(1).depth()).isEqualTo(3);
    }

    @Test
    void get_outside_isRefused() {
        assertThatThrownBy(() -> lines().get(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> lines().get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Lines().get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void indexOf_place_isWhereItsFirstLineIs() {
        Lines lines = lines();
        assertThat(lines.indexOf(MAIN)).isZero();
        assertThat(lines.indexOf(object("shop", "track"))).isEqualTo(3);
        assertThat(lines.indexOf(object("shop", "nothing"))).isNegative();
        assertThat(lines.indexOf(object("other", "track"))).isNegative();
        Lines found = new Lines();
        found.line(Line.branch(MAIN, 0, Line.Kind.SCHEMA, "main", true));
        found.found("shop", 2, ITEMS, "t");
        assertThat(found.indexOf(object("shop", "track"))).isEqualTo(2);
        assertThat(found.indexOf(object("shop", "Album"))).isNegative();
        assertThat(found.indexOf(object("other", "track"))).isNegative();
    }

    @Test
    void found_nothing_addsNothing() {
        Lines lines = new Lines();
        lines.line(Line.branch(MAIN, 0, Line.Kind.SCHEMA, "main", true));
        lines.found("shop", 2, ITEMS, "zz");
        assertThat(lines).hasSize(1);
        lines.takeBack();
        assertThat(lines).isEmpty();
        for (int i = 0; i < 20; i++) {
            lines.line(Line.branch(MAIN, i, Line.Kind.SCHEMA, "main", true));
        }
        assertThat(lines).extracting(Line::depth).startsWith(0, 1, 2).endsWith(18, 19);
    }

    @Test
    void show_swapsAllAtOnce() {
        ShownLines shown = new ShownLines();
        List<String> told = new ArrayList<>();
        shown.addListener((ListChangeListener<Line>) change -> {
            for (int twice = 0; twice < 2; twice++) {
                while (change.next()) {
                    told.add(change.getFrom() + ".." + change.getTo() + " for " + change.getRemovedSize() + " "
                            + change.wasReplaced() + change.wasPermutated());
                }
                change.reset();
            }
        });
        shown.show(new Lines());
        assertThat(told).isEmpty();
        shown.show(lines());
        shown.show(new Lines());
        assertThat(told)
                .containsExactly(
                        "0..6 for 0 falsefalse",
                        "0..6 for 0 falsefalse",
                        "0..0 for 6 falsefalse",
                        "0..0 for 6 falsefalse");
        shown.show(lines());
        assertThat(shown.get(2).text()).isEqualTo("artist");
        assertThat(shown.indexOf(object("shop", "artist"))).isEqualTo(2);
    }

    private static Lines lines() {
        Lines lines = new Lines();
        lines.line(Line.branch(MAIN, 1, Line.Kind.SCHEMA, "main", true));
        lines.all("shop", 3, ITEMS);
        lines.line(Line.branch(MAIN, 1, Line.Kind.SCHEMA, "main", true));
        lines.found("shop", 2, ITEMS, "ti");
        return lines;
    }

    private static Place object(String database, String name) {
        return new Place.OfObject(database, new TableName("main", name));
    }
}
