package dev.penstock.app.ui.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The lines of the table: updated by their key, so that selection and scroll stay; sorted, unless the order is held;
 * filtered. FX thread only.
 */
final class StatementRows {
    private final ObservableList<StatementRow> shown = FXCollections.observableArrayList();
    private final Map<StatementKey, StatementRow> byKey = new HashMap<>();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private List<StatementFigures> all = List.of();
    private Comparator<StatementFigures> order =
            StatementColumn.TOTAL.ascending().reversed();
    private String filter = "";
    private boolean held;

    /** What is on screen, in its order. */
    ObservableList<StatementRow> shown() {
        return shown;
    }

    /** Whether the lines would stand in another order if that were not held. */
    ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    /** How many there are without the filter. */
    int size() {
        return all.size();
    }

    /** Takes new figures. */
    void show(List<StatementFigures> now) {
        all = now;
        update(held);
    }

    /** Sorts by a column, at once even where the order is held. */
    void sort(StatementColumn column, boolean ascending) {
        order = ascending ? column.ascending() : column.ascending().reversed();
        update(false);
    }

    /** Shows those alone whose text or database contains this, whatever its case. */
    void filter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        update(held);
    }

    /** Keeps the order from now on, or sorts again. */
    void hold(boolean hold) {
        if (held != hold) {
            held = hold;
            update(held);
        }
    }

    /** Sorts once, even where the order is held. */
    void sortNow() {
        update(false);
    }

    private void update(boolean keepOrder) {
        Set<StatementKey> wanted = new HashSet<>();
        List<StatementRow> added = new ArrayList<>();
        for (StatementFigures each : all) {
            if (matches(each) && wanted.add(each.key())) {
                StatementRow row = byKey.get(each.key());
                if (row == null) {
                    row = new StatementRow(each);
                    byKey.put(each.key(), row);
                    added.add(row);
                } else {
                    row.show(each);
                }
            }
        }
        byKey.keySet().retainAll(wanted);
        shown.removeIf(row -> !wanted.contains(row.key()));
        Comparator<StatementRow> rows = Comparator.comparing(StatementRow::now, order);
        added.sort(rows);
        shown.addAll(added);
        boolean sorted = isSorted(rows);
        if (!sorted && !keepOrder) {
            // a permutation: tables keep their selection then, which they do not when lines are taken out and put in
            FXCollections.sort(shown, rows);
            sorted = true;
        }
        stale.set(!sorted);
    }

    private boolean isSorted(Comparator<StatementRow> rows) {
        for (int i = 1; i < shown.size(); i++) {
            if (rows.compare(shown.get(i - 1), shown.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(StatementFigures each) {
        return filter.isEmpty()
                || each.statistics().digest().toLowerCase(Locale.ROOT).contains(filter)
                || each.database().toLowerCase(Locale.ROOT).contains(filter);
    }
}
