package dev.penstock.app.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GridCursorTest {
    private final GridCursor cursor = new GridCursor();

    @BeforeEach
    void tenMillionRows() {
        cursor.reset(5);
        cursor.stored(10_000_000);
        cursor.sight(20);
    }

    @Test
    void go_bringsTheCellIntoSight() {
        cursor.go(9_999_999, 9, false);
        assertThat(cursor.selection().get()).isEqualTo(GridSelection.of(9_999_999, 4));
        assertThat(cursor.top().get()).isEqualTo(9_999_980);
        cursor.home(true, false);
        assertThat(cursor.top().get()).isZero();
        assertThat(cursor.selection().get()).isEqualTo(GridSelection.of(0, 0));
    }

    @Test
    void move_withoutSelection_takesTheFirstCellInSight() {
        cursor.scrollTo(500);
        cursor.move(1, 0, false);
        assertThat(cursor.selection().get()).isEqualTo(GridSelection.of(500, 0));
    }

    @Test
    void extend_keepsWhereItBegan() {
        cursor.go(10, 1, false);
        cursor.move(3, 2, true);
        cursor.page(1, true);
        GridSelection selection = cursor.selection().get();
        assertThat(selection).isEqualTo(new GridSelection(10, 1, 32, 3));
        assertThat(selection.rows()).isEqualTo(23);
        assertThat(selection.columns()).isEqualTo(3);
        assertThat(selection.contains(20, 2)).isTrue();
        assertThat(selection.contains(20, 4)).isFalse();
        assertThat(selection.contains(9, 2)).isFalse();
        cursor.move(0, 0, false);
        assertThat(cursor.selection().get().isOneCell()).isTrue();
    }

    @Test
    void page_scrollsAndMovesTogether() {
        cursor.go(5, 0, false);
        cursor.page(1, false);
        assertThat(cursor.top().get()).isEqualTo(19);
        assertThat(cursor.selection().get().row()).isEqualTo(24);
        cursor.page(-1, false);
        assertThat(cursor.top().get()).isZero();
        assertThat(cursor.selection().get().row()).isEqualTo(5);
    }

    @Test
    void homeAndEnd_stayInTheRow() {
        cursor.go(5, 2, false);
        cursor.end(false, false);
        assertThat(cursor.selection().get()).isEqualTo(GridSelection.of(5, 4));
        cursor.home(false, true);
        assertThat(cursor.selection().get()).isEqualTo(new GridSelection(5, 4, 5, 0));
        cursor.end(true, false);
        assertThat(cursor.selection().get()).isEqualTo(GridSelection.of(9_999_999, 4));
    }

    @Test
    void home_withoutSelection_goesToTheRowOnTop() {
        cursor.scrollTo(70);
        cursor.home(false, false);
        assertThat(cursor.selection().get()).isEqualTo(GridSelection.of(70, 0));
    }

    @Test
    void all_isOneRangeAndScrollsNothing() {
        cursor.scrollTo(300);
        cursor.all();
        assertThat(cursor.selection().get().rows()).isEqualTo(10_000_000);
        assertThat(cursor.selection().get().columns()).isEqualTo(5);
        assertThat(cursor.top().get()).isEqualTo(300);
    }

    @Test
    void wholeRowsAndColumns_extendFromWhereTheyBegan() {
        cursor.row(10, false);
        cursor.row(12, true);
        assertThat(cursor.selection().get().rows()).isEqualTo(3);
        assertThat(cursor.selection().get().columns()).isEqualTo(5);
        cursor.column(1, false);
        cursor.column(3, true);
        assertThat(cursor.selection().get().firstColumn()).isEqualTo(1);
        assertThat(cursor.selection().get().lastColumn()).isEqualTo(3);
        assertThat(cursor.selection().get().rows()).isEqualTo(10_000_000);
    }

    @Test
    void nothing_isSelectedWhereThereIsNothing() {
        cursor.reset(0);
        cursor.go(1, 1, false);
        cursor.row(1, false);
        cursor.column(0, false);
        cursor.all();
        cursor.move(1, 0, false);
        assertThat(cursor.selection().get()).isNull();
        assertThat(cursor.lastTop()).isZero();
    }
}
