package dev.penstock.app.ui.live;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A line of the table that stays the same object while its figures change. FX thread only. */
final class StatementRow {
    private final ReadOnlyObjectWrapper<StatementFigures> figures;

    StatementRow(StatementFigures first) {
        figures = new ReadOnlyObjectWrapper<>(first);
    }

    ReadOnlyObjectProperty<StatementFigures> figures() {
        return figures.getReadOnlyProperty();
    }

    StatementFigures now() {
        return figures.get();
    }

    StatementKey key() {
        return now().key();
    }

    void show(StatementFigures next) {
        if (!next.equals(now())) {
            figures.set(next);
        }
    }
}
