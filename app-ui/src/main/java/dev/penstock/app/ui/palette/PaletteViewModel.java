package dev.penstock.app.ui.palette;

import dev.penstock.app.ui.state.KeyValueStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is looked for, what has these letters, and what was used last. FX thread only; needs no toolkit. */
public final class PaletteViewModel {
    private static final String RECENT = "palette.recent";
    private static final int RECENT_KEPT = 12;
    private final Supplier<List<PaletteEntry>> source;
    private final KeyValueStore state;
    private final StringProperty wanted = new SimpleStringProperty("");
    private final ObservableList<PaletteMatch> matches = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private List<PaletteEntry> entries = List.of();

    /**
     * Shows nothing until {@link #begin}.
     *
     * @param source all there is to do now, the nearest first
     * @param state keeps what was used last
     */
    public PaletteViewModel(Supplier<List<PaletteEntry>> source, KeyValueStore state) {
        this.source = source;
        this.state = state;
        wanted.subscribe(letters -> find());
    }

    /** Takes in what there is to do now, and looks for nothing yet. */
    public void begin() {
        entries = source.get();
        if (wanted.get().isEmpty()) {
            find();
        } else {
            wanted.set("");
        }
    }

    /** The letters looked for. */
    StringProperty wanted() {
        return wanted;
    }

    /** What has them, the best first; do not change it. */
    ObservableList<PaletteMatch> matches() {
        return matches;
    }

    /** Which of them Enter takes; -1 where there is none. */
    ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /** Selects so many further, round the ends. */
    void move(int by) {
        if (!matches.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + by, matches.size()));
        }
    }

    /** Selects so many further, as far as it goes. */
    void page(int by) {
        if (!matches.isEmpty()) {
            selected.set(Math.clamp((long) selected.get() + by, 0, matches.size() - 1));
        }
    }

    /** Selects the one at a place. */
    void select(int place) {
        if (place >= 0 && place < matches.size()) {
            selected.set(place);
        }
    }

    /** What is selected, to be run once the palette has gone; empty where there is nothing or it cannot be done now. */
    Optional<Runnable> choose() {
        if (selected.get() < 0) {
            return Optional.empty();
        }
        PaletteMatch match = matches.get(selected.get());
        if (match.obstacle() != null) {
            return Optional.empty();
        }
        remember(match.entry().id());
        return Optional.of(match.entry().action().run());
    }

    private void find() {
        List<String> recent = recent();
        List<PaletteMatch> found = new ArrayList<>();
        for (PaletteEntry entry : entries) {
            match(entry).ifPresent(found::add);
        }
        Comparator<PaletteMatch> order =
                Comparator.comparingInt((PaletteMatch match) -> match.score()).reversed();
        found.sort(order.thenComparingInt(match -> rank(recent, match.entry().id())));
        matches.setAll(found);
        selected.set(found.isEmpty() ? -1 : 0);
    }

    private static int rank(List<String> recent, String id) {
        int place = recent.indexOf(id);
        return place < 0 ? RECENT_KEPT : place;
    }

    /** Each word in the title or else in the place; the title counts twice. */
    private Optional<PaletteMatch> match(PaletteEntry entry) {
        BitSet titleHits = new BitSet();
        BitSet placeHits = new BitSet();
        int score = 0;
        for (String word : wanted.get().strip().split("\\s+")) {
            Optional<Fuzzy.Found> inTitle = Fuzzy.find(word, entry.action().title());
            Optional<Fuzzy.Found> found = inTitle.isPresent() ? inTitle : Fuzzy.find(word, entry.place());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            (inTitle.isPresent() ? titleHits : placeHits).or(found.get().hits());
            score += found.get().score() * (inTitle.isPresent() ? 2 : 1);
        }
        return Optional.of(new PaletteMatch(
                entry, titleHits, placeHits, score, entry.action().obstructed()));
    }

    private List<String> recent() {
        return state.get(RECENT).map(text -> text.lines().toList()).orElse(List.of());
    }

    private void remember(String id) {
        List<String> recent = new ArrayList<>(recent());
        recent.remove(id);
        recent.addFirst(id);
        state.put(RECENT, String.join("\n", recent.subList(0, Math.min(RECENT_KEPT, recent.size()))));
    }
}
