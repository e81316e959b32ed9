package dev.penstock.app.ui.schema.tree;

import dev.penstock.engine.api.catalog.Table;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The lines of the tree, top to bottom. Those of objects are made when they are looked at: of ten thousand no more than a
 * screenful is. Immutable once it is handed on.
 */
public final class Lines extends AbstractList<Line> implements RandomAccess {
    private final List<Part> parts = new ArrayList<>();
    private int[] starts = new int[8];
    private int size;

    /** Lines that follow each other. */
    private sealed interface Part {
        Line get(int index);

        /** Negative for not here. */
        int indexOf(Place place);
    }

    private record Single(Line line) implements Part {
        @Override
        public Line get(int index) {
            return line;
        }

        @Override
        public int indexOf(Place place) {
            return line.place().equals(place) ? 0 : -1;
        }
    }

    private record All(String database, int depth, List<Listing.Item> items) implements Part {
        @Override
        public Line get(int index) {
            Table table = items.get(index).table();
            return Line.object(new Place.OfObject(database, table.name()), depth, table, -1, 0);
        }

        @Override
        public int indexOf(Place place) {
            if (place instanceof Place.OfObject object && object.database().equals(database)) {
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i).table().name().equals(object.name())) {
                        return i;
                    }
                }
            }
            return -1;
        }
    }

    private static final class Found implements Part {
        private final String database;
        private final int depth;
        private final List<Listing.Item> items;
        private final int[] which;
        private final String sought;

        Found(String database, int depth, List<Listing.Item> items, int[] which, String sought) {
            this.database = database;
            this.depth = depth;
            this.items = items;
            this.which = which;
            this.sought = sought;
        }

        @Override
        public Line get(int index) {
            Listing.Item item = items.get(which[index]);
            Table table = item.table();
            Place place = new Place.OfObject(database, table.name());
            return Line.object(place, depth, table, item.lower().indexOf(sought), sought.length());
        }

        @Override
        public int indexOf(Place place) {
            if (place instanceof Place.OfObject object && object.database().equals(database)) {
                for (int i = 0; i < which.length; i++) {
                    if (items.get(which[i]).table().name().equals(object.name())) {
                        return i;
                    }
                }
            }
            return -1;
        }
    }

    /** Adds one more. */
    void line(Line line) {
        append(new Single(line), 1);
    }

    /** Adds objects. */
    void all(String database, int depth, List<Listing.Item> items) {
        append(new All(database, depth, items), items.size());
    }

    /** Adds those objects whose names have these letters, small ones. */
    void found(String database, int depth, List<Listing.Item> items, String sought) {
        int[] which = new int[items.size()];
        int count = 0;
        for (int i = 0; i < which.length; i++) {
            if (items.get(i).lower().contains(sought)) {
                which[count++] = i;
            }
        }
        append(new Found(database, depth, items, Arrays.copyOf(which, count), sought), count);
    }

    /** Takes the last line away, which was added by {@link #line}. */
    void takeBack() {
        parts.removeLast();
        size--;
    }

    /** Where the line of a place is; negative for nowhere. */
    public int indexOf(Place place) {
        for (int i = 0; i < parts.size(); i++) {
            int found = parts.get(i).indexOf(place);
            if (found >= 0) {
                return starts[i] + found;
            }
        }
        return -1;
    }

    private void append(Part part, int count) {
        if (count > 0) {
            if (parts.size() == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[parts.size()] = size;
            parts.add(part);
            size += count;
        }
    }

    @Override
    public Line get(int index) {
        int part = part(index);
        return parts.get(part).get(index - starts[part]);
    }

    private int part(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No line " + index + " of " + size);
        }
        int found = Arrays.binarySearch(starts, 0, parts.size(), index);
        return found < 0 ? -found - 2 : found;
    }

    @Override
    public int size() {
        return size;
    }
}
