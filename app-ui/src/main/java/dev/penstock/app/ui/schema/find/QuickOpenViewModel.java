package dev.penstock.app.ui.schema.find;

import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.app.ui.schema.tree.TreeViewModel;
import dev.penstock.app.ui.text.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/** Finds objects of all databases by some letters of their names, the best first. FX thread only. */
public final class QuickOpenViewModel {
    private static final int MOST = 100;
    private final TreeViewModel tree;
    private final Supplier<List<ObjectRef>> recent;
    private final Consumer<ObjectRef> open;
    private final Consumer<ObjectRef> rows;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<List<Match>> matches = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private String sought = "";
    private Subscription following = () -> {};

    /**
     * Seeks in what the tree knows.
     *
     * @param recent what was looked at, the last first: it stands first while nothing is sought
     * @param open shows an object
     * @param rows shows its rows
     */
    public QuickOpenViewModel(
            TreeViewModel tree,
            Supplier<List<ObjectRef>> recent,
            Consumer<ObjectRef> open,
            Consumer<ObjectRef> rows,
            Messages messages) {
        this.tree = tree;
        this.recent = recent;
        this.open = open;
        this.rows = rows;
        this.messages = messages;
    }

    ReadOnlyObjectProperty<List<Match>> matches() {
        return matches.getReadOnlyProperty();
    }

    /** How many were found, what is still being read, what could not be. */
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Begins with nothing sought; reads what is not known yet. */
    public void begin() {
        sought = "";
        following.unsubscribe();
        tree.readAll();
        following = tree.revision().subscribe(revision -> find());
    }

    /** It is on screen no more. */
    public void end() {
        following.unsubscribe();
        following = () -> {};
    }

    void seek(String words) {
        sought = words.strip().toLowerCase(Locale.ROOT);
        find();
    }

    void open(Match match) {
        open.accept(match.ref());
    }

    void rows(Match match) {
        rows.accept(match.ref());
    }

    private void find() {
        Map<ObjectRef, Integer> last = new HashMap<>();
        if (sought.isEmpty()) {
            recent.get().forEach(ref -> last.put(ref, last.size()));
        }
        int[] count = {0};
        // The worst on top, so that of many only the best are kept and sorted.
        PriorityQueue<Match> best = new PriorityQueue<>((one, other) -> other.compareTo(one));
        tree.visit((database, table, lower, current) -> {
            String prefix = table.name().schema().toLowerCase(Locale.ROOT) + ".";
            String name =
                    sought.indexOf('.') > 0 && sought.startsWith(prefix) ? sought.substring(prefix.length()) : sought;
            int rank = name.isEmpty() ? 4 : Match.rank(lower, name);
            if (rank < 0) {
                return;
            }
            count[0]++;
            ObjectRef ref = new ObjectRef(database.name(), table.name());
            int place = last.isEmpty() ? rank : Objects.requireNonNullElse(last.get(ref), MOST);
            Match match =
                    new Match(ref, table, current, name.isEmpty() ? -1 : lower.indexOf(name), name.length(), place);
            if (best.size() < MOST) {
                best.add(match);
            } else if (match.compareTo(Objects.requireNonNull(best.peek())) < 0) {
                best.poll();
                best.add(match);
            }
        });
        List<Match> found = new ArrayList<>(best);
        found.sort(null);
        matches.set(found);
        status.set(sentence(count[0], found.size()));
    }

    private String sentence(int count, int shown) {
        TreeViewModel.Progress progress = tree.progress();
        String text = count > shown
                ? messages.say("quick.most", shown, count)
                : count == 1 ? messages.say("quick.one") : messages.say("quick.count", count);
        if (!progress.reading().isEmpty()) {
            text = messages.say("quick.reading", text, String.join(", ", progress.reading()));
        }
        return progress.failed().isEmpty()
                ? text
                : messages.say("quick.failed", text, String.join(", ", progress.failed()));
    }
}
