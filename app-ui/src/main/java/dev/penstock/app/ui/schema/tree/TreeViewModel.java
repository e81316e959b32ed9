package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The databases with their schemas, tables and views, as lines: each branch is read when it is opened, and all of them
 * when something is sought. FX thread only.
 */
public final class TreeViewModel {
    private static final Duration STEP = Duration.ofMillis(200);
    private final ViewContext context;
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private final Set<Place> open = new HashSet<>();
    private final Set<Place> openedOnce = new HashSet<>();
    private final ReadOnlyObjectWrapper<Lines> lines = new ReadOnlyObjectWrapper<>(new Lines());
    private final ReadOnlyObjectWrapper<@Nullable Place> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper filter = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Instant> now;
    private @Nullable Subscription ticking;
    private boolean seeking;

    /** An object as it is sought by its name. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Visits one.
         *
         * @param lower its name in small letters
         * @param current whether its name is understood without its schema
         */
        void visit(Database database, Table table, String lower, boolean current);
    }

    /** Reads nothing before something is opened; a single database is opened at once. */
    public TreeViewModel(ViewContext context, Caller caller) {
        this.context = context;
        this.now = new ReadOnlyObjectWrapper<>(context.clock().instant());
        for (Database database : context.penstock().databases()) {
            branches.put(database.name(), new Branch(database, context, caller, this::changed));
        }
        changed();
    }

    /** The lines on screen, top to bottom. */
    public ReadOnlyObjectProperty<Lines> lines() {
        return lines.getReadOnlyProperty();
    }

    /** The place that is selected; null for none. It may have no line: in a branch that is closed or being read. */
    public ReadOnlyObjectProperty<@Nullable Place> selected() {
        return selected.getReadOnlyProperty();
    }

    /** What is sought; empty for nothing. */
    public ReadOnlyStringProperty filter() {
        return filter.getReadOnlyProperty();
    }

    /** Counts the changes of what is known, shown or not. */
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** What time it is, in steps, while something is being read. */
    public ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /** The databases there are. */
    public List<Database> databases() {
        return context.penstock().databases();
    }

    /** It is on screen: where there is one database alone, it is opened. */
    public void begin() {
        if (branches.size() == 1) {
            Place only = new Place.OfDatabase(databases().getFirst().name());
            if (!openedOnce.contains(only)) {
                open(only);
            }
        }
    }

    /** Selects a place. */
    public void select(@Nullable Place place) {
        selected.set(place);
    }

    /** Opens a closed branch, closes an open one. */
    public void toggle(Place place) {
        if (open.contains(place)) {
            close(place);
        } else {
            open(place);
        }
    }

    /** Opens a branch and reads what it holds where that is not known. */
    public void open(Place place) {
        open.add(place);
        openedOnce.add(place);
        ask(place);
        changed();
    }

    /** Closes a branch. */
    public void close(Place place) {
        open.remove(place);
        changed();
    }

    /** Seeks objects whose names have these letters in all databases; empty shows the tree again. */
    public void seek(String words) {
        if (!filter.get().equals(words)) {
            filter.set(words);
            if (!words.isBlank()) {
                readAll();
            }
            changed();
        }
    }

    /** Reads what has not been read yet of all databases, but for the servers' own schemas. */
    public void readAll() {
        seeking = true;
        for (Branch branch : branches.values()) {
            if (branch.schemas().untouched()) {
                branch.schemas().ask();
            }
        }
        readListings();
    }

    /** Shows an object: opens the branches above it and selects it. */
    public void reveal(ObjectRef ref) {
        String schema = ref.name().schema();
        for (Place place : List.of(
                new Place.OfDatabase(ref.database()),
                new Place.OfSchema(ref.database(), schema),
                new Place.OfGroup(ref.database(), schema, false),
                new Place.OfGroup(ref.database(), schema, true))) {
            open.add(place);
            openedOnce.add(place);
            ask(place);
        }
        if (isSystem(ref.database(), schema)) {
            open.add(new Place.OfSystem(ref.database()));
        }
        if (!filter.get().isEmpty()) {
            filter.set("");
        }
        selected.set(new Place.OfObject(ref.database(), ref.name()));
        changed();
    }

    /** Reads the branch again that is selected, all that has been read where none is. */
    public void refresh() {
        Place place = selected.get();
        switch (place instanceof Place.OfNote note ? note.branch() : place) {
            case null ->
                branches.values().stream()
                        .filter(each -> !each.schemas().untouched())
                        .forEach(Branch::refresh);
            case Place.OfDatabase database -> branch(database.database()).ifPresent(Branch::refresh);
            case Place.OfSystem system -> branch(system.database()).ifPresent(Branch::refresh);
            case Place.OfSchema schema ->
                listing(schema.database(), schema.schema()).ifPresent(Loading::ask);
            case Place.OfGroup group ->
                listing(group.database(), group.schema()).ifPresent(Loading::ask);
            case Place.OfObject object ->
                listing(object.database(), object.name().schema()).ifPresent(Loading::ask);
            case Place.OfNote note -> throw new IllegalStateException("A note about a note: " + note);
        }
    }

    /** Reads a branch again that could not be read. */
    public void retry(Place branch) {
        loading(branch).ifPresent(Loading::ask);
    }

    /** Waits for a branch no longer. */
    public void cancel(Place branch) {
        loading(branch).ifPresent(Loading::cancel);
    }

    /** The databases that are being read, and those of which something could not be. */
    public Progress progress() {
        List<String> reading = new ArrayList<>();
        List<String> measuring = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Branch branch : branches.values()) {
            if (branch.naming()) {
                reading.add(branch.database().name());
            } else if (branch.measuring()) {
                measuring.add(branch.database().name());
            } else if (branch.schemas().failure() != null
                    || schemas(branch).stream()
                            .anyMatch(each -> branch.listing(each.name()).failure() != null)) {
                failed.add(branch.database().name());
            }
        }
        return new Progress(reading, measuring, failed);
    }

    /**
     * How far the reading is.
     *
     * @param reading databases of which it is being read what they hold
     * @param measuring databases of which that is known, while estimates and sizes are being read
     * @param failed databases that could not be read, in whole or in part
     */
    public record Progress(List<String> reading, List<String> measuring, List<String> failed) {}

    /** Visits all objects that are known, those of the servers' own schemas left out. */
    public void visit(Visitor visitor) {
        for (Branch branch : branches.values()) {
            for (Schema schema : schemas(branch)) {
                Listing listing = branch.listing(schema.name()).value();
                if (listing != null && !schema.system()) {
                    Consumer<Listing.Item> visit =
                            item -> visitor.visit(branch.database(), item.table(), item.lower(), schema.current());
                    listing.tables().forEach(visit);
                    listing.views().forEach(visit);
                }
            }
        }
    }

    /** A database by its name. */
    public Optional<Database> database(String name) {
        return branch(name).map(Branch::database);
    }

    /** Waits for nothing any more. */
    public void close() {
        branches.values().forEach(Branch::close);
        tick(false);
    }

    private void ask(Place place) {
        loading(place).filter(Loading::untouched).ifPresent(Loading::ask);
    }

    private Optional<? extends Loading<?>> loading(Place place) {
        return switch (place) {
            case Place.OfDatabase database -> branch(database.database()).map(Branch::schemas);
            case Place.OfSchema schema -> listing(schema.database(), schema.schema());
            case Place.OfGroup _, Place.OfObject _, Place.OfSystem _, Place.OfNote _ -> Optional.empty();
        };
    }

    private Optional<Branch> branch(String database) {
        return Optional.ofNullable(branches.get(database));
    }

    private Optional<Loading<Listing>> listing(String database, String schema) {
        return branch(database).map(branch -> branch.listing(schema));
    }

    private static List<Schema> schemas(Branch branch) {
        return Objects.requireNonNullElse(branch.schemas().value(), List.of());
    }

    private boolean isSystem(String database, String schema) {
        return branch(database).stream()
                .flatMap(branch -> schemas(branch).stream())
                .anyMatch(each -> each.system() && each.name().equals(schema));
    }

    private void changed() {
        openCurrent();
        if (seeking) {
            readListings();
        }
        tick(branches.values().stream().anyMatch(Branch::reading));
        lines.set(TreeLines.of(branches.values(), open, filter.get()));
        revision.set(revision.get() + 1);
    }

    /** A database that is opened for the first time shows its current schema, a schema its tables and views. */
    private void openCurrent() {
        for (Branch branch : branches.values()) {
            String name = branch.database().name();
            boolean opened = open.contains(new Place.OfDatabase(name));
            for (Schema schema : schemas(branch)) {
                Place.OfSchema place = new Place.OfSchema(name, schema.name());
                if (opened && schema.current() && openedOnce.add(place)) {
                    open.add(place);
                }
                if (open.contains(place)) {
                    openFirst(new Place.OfGroup(name, schema.name(), false));
                    openFirst(new Place.OfGroup(name, schema.name(), true));
                    ask(place);
                }
            }
        }
    }

    private void openFirst(Place place) {
        if (openedOnce.add(place)) {
            open.add(place);
        }
    }

    private void readListings() {
        for (Branch branch : branches.values()) {
            for (Schema schema : schemas(branch)) {
                if (!schema.system() && branch.listing(schema.name()).untouched()) {
                    branch.listing(schema.name()).ask();
                }
            }
        }
    }

    private void tick(boolean wanted) {
        if (wanted && ticking == null) {
            now.set(context.clock().instant());
            ticking = context.ticker().every(STEP, () -> now.set(context.clock().instant()));
        } else if (!wanted && ticking != null) {
            ticking.close();
            ticking = null;
        }
    }
}
