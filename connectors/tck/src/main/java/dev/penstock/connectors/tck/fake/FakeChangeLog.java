package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.document.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All changes since the server's start, in order. Guarded by its server. */
final class FakeChangeLog {
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A change of a document, or the drop of a collection.
     *
     * @param number its place, from 1
     * @param collection which
     * @param change of a document; null if the collection was dropped
     */
    record Entry(int number, String collection, @Nullable FakeChange change) {
        /** The server's clock counts changes. */
        Timestamp time() {
            return new Timestamp(number, 0);
        }
    }

    void add(FakeChange change) {
        entries.add(new Entry(entries.size() + 1, change.collection(), change));
    }

    void dropped(String collection) {
        entries.add(new Entry(entries.size() + 1, collection, null));
    }

    /** How many changes there are. */
    int size() {
        return entries.size();
    }

    /** The first change behind a place that a stream of this collection watches; null if there is none yet. */
    @Nullable
    Entry next(int behind, @Nullable String collection) {
        for (int i = behind; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (collection == null || collection.equals(entry.collection())) {
                return entry;
            }
        }
        return null;
    }
}
