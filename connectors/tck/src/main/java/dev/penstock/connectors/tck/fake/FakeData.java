package dev.penstock.connectors.tck.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collections of documents, which are immutable. Guarded by its server. */
final class FakeData {
    private final Map<String, TreeMap<@Nullable Object, Map<String, @Nullable Object>>> collections =
            new LinkedHashMap<>();

    /** One of its own with the same documents. */
    FakeData copy() {
        FakeData copy = new FakeData();
        collections.forEach((name, documents) -> copy.collections.put(name, new TreeMap<>(documents)));
        return copy;
    }

    /** The names of the collections, sorted. */
    List<String> names() {
        return collections.keySet().stream().sorted().toList();
    }

    void create(String name) {
        if (collections.putIfAbsent(name, new TreeMap<>(FakeValues.ORDER)) != null) {
            throw new FakeServerException(
                    FakeServerException.COLLECTION_EXISTS, "Collection " + name + " already exists.");
        }
    }

    /** Whether it was there. */
    boolean drop(String name) {
        return collections.remove(name) != null;
    }

    /** The document with that key; null if there is none. */
    @Nullable
    Map<String, @Nullable Object> get(String collection, @Nullable Object key) {
        TreeMap<@Nullable Object, Map<String, @Nullable Object>> documents = collections.get(collection);
        return documents == null ? null : documents.get(key);
    }

    /** Puts a document in the place of the one with its key, or removes that one. */
    void apply(FakeChange change) {
        TreeMap<@Nullable Object, Map<String, @Nullable Object>> documents =
                collections.computeIfAbsent(change.collection(), _ -> new TreeMap<>(FakeValues.ORDER));
        if (change.after() == null) {
            documents.remove(change.key());
        } else {
            documents.put(change.key(), change.after());
        }
    }

    /** The documents that match, in the order of their keys. */
    List<Map<String, @Nullable Object>> find(String collection, Map<String, @Nullable Object> filter) {
        TreeMap<@Nullable Object, Map<String, @Nullable Object>> documents = collections.get(collection);
        if (documents == null) {
            return List.of();
        }
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (Map<String, @Nullable Object> document : documents.values()) {
            if (FakeFilter.matches(filter, document)) {
                found.add(document);
            }
        }
        return found;
    }
}
