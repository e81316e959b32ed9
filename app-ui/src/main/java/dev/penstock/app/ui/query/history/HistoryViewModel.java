package dev.penstock.app.ui.query.history;

import dev.penstock.app.ui.query.keep.HistoryEntry;
import dev.penstock.app.ui.query.keep.HistoryFile;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Subscription;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runs that were kept, newest first, those that have all the words searched for. FX thread only. */
public final class HistoryViewModel {
    private final HistoryFile file;
    private final Background background;
    private final List<HistoryEntry> all = new ArrayList<>();
    private final ObservableList<HistoryEntry> found = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final List<HistoryEntry> early = new ArrayList<>();
    private @Nullable Subscription searching;

    /** Begins to read. */
    public HistoryViewModel(HistoryFile file, Background background) {
        this.file = file;
        this.background = background;
        search.subscribe(this::find);
        background.run(file::read, this::arrived, this::failed);
    }

    /** What is found; do not change it. */
    ObservableList<HistoryEntry> found() {
        return found;
    }

    /** The words searched for. */
    StringProperty search() {
        return search;
    }

    /** Whether the file is being read. */
    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Why the history cannot be read or kept; null if it can. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether there is nothing to search in. */
    boolean empty() {
        return all.isEmpty();
    }

    /** Keeps one more run. */
    public void add(HistoryEntry entry) {
        if (reading.get()) {
            early.add(entry);
        } else {
            all.addFirst(entry);
            find();
        }
        background.run(
                () -> {
                    file.append(entry);
                    return true;
                },
                done -> {},
                failure::set);
    }

    private void arrived(List<HistoryEntry> entries) {
        all.addAll(entries.reversed());
        // What was run while the file was read may stand in what was read of it.
        early.stream().filter(entry -> !entries.contains(entry)).forEach(all::addFirst);
        early.clear();
        reading.set(false);
        find();
    }

    private void failed(Failure why) {
        failure.set(why);
        arrived(List.of());
    }

    private void find() {
        if (searching != null) {
            searching.close();
        }
        List<String> words = List.of(search.get().strip().split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
        List<HistoryEntry> now = List.copyOf(all);
        searching = background.run(
                () -> now.stream()
                        .filter(entry -> words.stream().allMatch(entry::has))
                        .toList(),
                found::setAll,
                failure::set);
    }
}
