package dev.penstock.app.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Health;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a profile goes that is moved by a step or dropped between two lines. */
class PlaceTest {
    /** In the file's order: those of a group need not stand together there. */
    private static final List<Listing.Item> SAVED =
            List.of(item("a", ""), item("b", "money"), item("c", ""), item("d", "money"), item("e", "stock"));

    private static final Listing.Item BEGUN =
            new Listing.Item("new 1", "n", null, "", "money", null, Listing.State.NEW);

    private static Listing.Item item(String name, String group) {
        return new Listing.Item(name, name, EngineKind.SQLITE, "x.db", group, Health.UP, Listing.State.SAVED);
    }

    /** The lines are: a, c, [money], b, d, n, [stock], e. */
    private static List<Listing> rows() {
        List<Listing.Item> items = new ArrayList<>(SAVED);
        items.add(BEGUN);
        return Listing.of(items, "");
    }

    private static @Nullable Place between(String name, int at) {
        return Place.between(rows(), SAVED, name, at);
    }

    @Test
    void step_passesThoseOfOtherGroups_andEndsAtTheLast() {
        assertThat(Place.step(SAVED, "b", 1)).isEqualTo(new Place("e", "money"));
        assertThat(Place.step(SAVED, "c", -1)).isEqualTo(new Place("a", ""));
        assertThat(Place.step(SAVED, "d", 1)).isNull();
        assertThat(Place.step(SAVED, "new 1", 1)).isNull();
    }

    @Test
    void between_whereItStands_isNoPlace() {
        assertThat(between("a", 0)).isNull();
        assertThat(between("a", 1)).isNull();
        assertThat(between("d", 4)).isNull();
        assertThat(between("d", 5)).isNull();
        assertThat(between("e", 7)).isNull();
        assertThat(between("e", 8)).isNull();
        assertThat(between("new 1", 0)).isNull();
    }

    @Test
    void between_linesOfAGroup_isInFrontOfTheLowerOne() {
        assertThat(between("c", 0)).isEqualTo(new Place("a", ""));
        assertThat(between("e", 4)).isEqualTo(new Place("d", "money"));
        assertThat(between("a", 3)).isEqualTo(new Place("b", "money"));
    }

    @Test
    void between_theLastOfAGroupAndTheNextHeading_isBehindThatLast() {
        assertThat(between("a", 2)).isEqualTo(new Place("d", ""));
        assertThat(between("e", 2)).isEqualTo(new Place("d", ""));
        assertThat(between("b", 5)).isEqualTo(new Place("e", "money"));
        assertThat(between("b", 6)).isEqualTo(new Place("e", "money"));
        assertThat(between("b", 8)).isEqualTo(new Place(null, "stock"));
    }

    @Test
    void between_aboveTheFirstHeading_isInNoGroup() {
        List<Listing.Item> saved = List.of(item("b", "money"), item("d", "money"));
        List<Listing> rows = Listing.of(saved, "");
        assertThat(Place.between(rows, saved, "d", 0)).isEqualTo(new Place("b", ""));
        assertThat(Place.between(rows, saved, "b", 0)).isEqualTo(new Place("d", ""));
    }

    @Test
    void between_inAGroupOfNewOnesAlone_isAtTheEnd() {
        List<Listing.Item> saved = List.of(item("a", ""), item("c", ""));
        List<Listing> rows = Listing.of(List.of(saved.get(0), saved.get(1), BEGUN), "");
        assertThat(Place.between(rows, saved, "a", 3)).isEqualTo(new Place(null, "money"));
        assertThat(Place.between(rows, saved, "a", 4)).isEqualTo(new Place(null, "money"));
    }
}
