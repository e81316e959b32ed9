package dev.penstock.app.ui.query.catalog;

import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What each database holds, read once when first asked for and again when somebody wishes; nothing before somebody looks at
 * it. FX thread only.
 */
public final class Catalogs {
    private final Background background;
    private final Caller caller;
    private final Map<Database, Entry> entries = new HashMap<>();
    private boolean begun;

    private static final class Entry {
        private final ReadOnlyObjectWrapper<CatalogState> state = new ReadOnlyObjectWrapper<>(CatalogState.UNKNOWN);
        private boolean again;
        private boolean asked;
    }

    /** Reads in the background, on the caller's behalf. */
    public Catalogs(Background background, Caller caller) {
        this.background = background;
        this.caller = caller;
    }

    /** It is on screen: what has been asked for till now is read, and from now on whatever is. */
    public void begin() {
        begun = true;
        Map.copyOf(entries).forEach(this::readOnce);
    }

    /** What is known of a database; the first call begins to read it. */
    public ReadOnlyObjectProperty<CatalogState> of(Database database) {
        Entry entry = entries.computeIfAbsent(database, key -> new Entry());
        readOnce(database, entry);
        return entry.state.getReadOnlyProperty();
    }

    /** Reads a database again; what was known stays until it has been read. */
    public void refresh(Database database) {
        Entry entry = entries.computeIfAbsent(database, key -> new Entry());
        if (!begun) {
            return;
        }
        if (entry.state.get().reading()) {
            entry.again = true;
        } else {
            read(database, entry);
        }
    }

    private void readOnce(Database database, Entry entry) {
        if (begun && !entry.asked) {
            read(database, entry);
        }
    }

    private void read(Database database, Entry entry) {
        entry.asked = true;
        CatalogState before = entry.state.get();
        entry.state.set(new CatalogState(before.contents(), true, before.known(), null));
        background.run(
                () -> Contents.read(database.session(caller).catalog()),
                contents -> end(database, entry, new CatalogState(contents, false, true, null)),
                failure -> end(database, entry, failed(entry, failure)));
    }

    private static CatalogState failed(Entry entry, Failure failure) {
        return new CatalogState(
                entry.state.get().contents(), false, entry.state.get().known(), failure);
    }

    private void end(Database database, Entry entry, CatalogState state) {
        entry.state.set(state);
        if (entry.again) {
            entry.again = false;
            read(database, entry);
        }
    }
}
