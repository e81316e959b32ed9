package dev.penstock.app.ui.schema.tree;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/** The lines as a list shows them: swapped as a whole, without a look at any of them. FX thread only. */
final class ShownLines extends ObservableListBase<Line> {
    private Lines lines = new Lines();

    /** Shows these and no others. */
    void show(Lines next) {
        Lines before = lines;
        lines = next;
        if (!before.isEmpty() || !next.isEmpty()) {
            fireChange(new Swap(this, before));
        }
    }

    /** Where the line of a place is; negative for nowhere. */
    int indexOf(Place place) {
        return lines.indexOf(place);
    }

    @Override
    public Line get(int index) {
        return lines.get(index);
    }

    @Override
    public int size() {
        return lines.size();
    }

    private static final class Swap extends ListChangeListener.Change<Line> {
        private final List<Line> before;
        private boolean begun;

        Swap(ShownLines list, List<Line> before) {
            super(list);
            this.before = before;
        }

        @Override
        public boolean next() {
            boolean first = !begun;
            begun = true;
            return first;
        }

        @Override
        public void reset() {
            begun = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return getList().size();
        }

        @Override
        public List<Line> getRemoved() {
            return before;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
