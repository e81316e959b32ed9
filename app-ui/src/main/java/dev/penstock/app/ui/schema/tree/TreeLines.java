package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.schema.tree.Line.Kind;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.catalog.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the tree out as lines: what is open, or all that has the sought letters. */
final class TreeLines {
    private final Set<Place> open;
    private final String sought;
    private final Lines lines = new Lines();

    private TreeLines(Set<Place> open, String sought) {
        this.open = open;
        this.sought = sought.strip().toLowerCase(Locale.ROOT);
    }

    static Lines of(Collection<Branch> branches, Set<Place> open, String sought) {
        TreeLines tree = new TreeLines(open, sought);
        for (Branch branch : branches) {
            if (tree.sought.isEmpty()) {
                tree.whole(branch);
            } else {
                tree.found(branch);
            }
        }
        return tree.lines;
    }

    private void whole(Branch branch) {
        Place.OfDatabase place = new Place.OfDatabase(branch.database().name());
        Loading<List<Schema>> schemas = branch.schemas();
        boolean opened = open.contains(place);
        lines.line(
                Line.branch(place, 0, Kind.DATABASE, place.database(), opened).rereading(again(schemas)));
        if (!opened || !known(place, 1, schemas)) {
            return;
        }
        List<Schema> all = value(schemas);
        all.stream().filter(each -> !each.system()).forEach(each -> schema(branch, each, 1));
        if (all.stream().anyMatch(Schema::system)) {
            Place.OfSystem fold = new Place.OfSystem(place.database());
            boolean unfolded = open.contains(fold);
            int count = (int) all.stream().filter(Schema::system).count();
            lines.line(Line.group(fold, 1, Kind.SYSTEM, count, unfolded));
            if (unfolded) {
                all.stream().filter(Schema::system).forEach(each -> schema(branch, each, 2));
            }
        }
        if (all.isEmpty()) {
            lines.line(Line.note(place, 1, Kind.EMPTY, null, null));
        }
    }

    private void schema(Branch branch, Schema schema, int depth) {
        String database = branch.database().name();
        Place.OfSchema place = new Place.OfSchema(database, schema.name());
        Loading<Listing> listing = branch.listing(schema.name());
        boolean opened = open.contains(place);
        lines.line(Line.branch(place, depth, Kind.SCHEMA, schema.name(), opened).rereading(again(listing)));
        if (!opened || !known(place, depth + 1, listing)) {
            return;
        }
        Listing all = value(listing);
        boolean documents = branch.database().profile().engine() == EngineKind.MONGODB;
        group(
                new Place.OfGroup(database, schema.name(), false),
                depth + 1,
                documents ? Kind.COLLECTIONS : Kind.TABLES,
                all.tables());
        group(new Place.OfGroup(database, schema.name(), true), depth + 1, Kind.VIEWS, all.views());
        if (all.size() == 0) {
            lines.line(Line.note(place, depth + 1, Kind.EMPTY, null, null));
        }
    }

    private void group(Place.OfGroup place, int depth, Kind kind, List<Listing.Item> items) {
        if (items.isEmpty()) {
            return;
        }
        boolean opened = open.contains(place);
        lines.line(Line.group(place, depth, kind, items.size(), opened));
        if (opened) {
            lines.all(place.database(), depth + 1, items);
        }
    }

    /** All of a database that has the letters, and what of it is not known yet. */
    private void found(Branch branch) {
        Place.OfDatabase place = new Place.OfDatabase(branch.database().name());
        int before = lines.size();
        lines.line(Line.branch(place, 0, Kind.DATABASE, place.database(), true));
        if (known(place, 1, branch.schemas())) {
            for (Schema schema : value(branch.schemas())) {
                Loading<Listing> listing = branch.listing(schema.name());
                if (!schema.system() || listing.value() != null) {
                    found(new Place.OfSchema(place.database(), schema.name()), listing);
                }
            }
        }
        if (lines.size() == before + 1) {
            lines.takeBack();
        }
    }

    private void found(Place.OfSchema place, Loading<Listing> listing) {
        int before = lines.size();
        lines.line(Line.branch(place, 1, Kind.SCHEMA, place.schema(), true));
        if (known(place, 2, listing)) {
            String prefix = place.schema().toLowerCase(Locale.ROOT) + ".";
            found(place, prefix, value(listing).tables());
            found(place, prefix, value(listing).views());
        }
        if (lines.size() == before + 1) {
            lines.takeBack();
        }
    }

    /** With a point in it, the sought is a schema's name and an object's. */
    private void found(Place.OfSchema place, String prefix, List<Listing.Item> items) {
        String name = sought.startsWith(prefix) ? sought.substring(prefix.length()) : sought;
        lines.found(place.database(), 2, items, name);
    }

    /** Whether there is something to show; where not, a line says why. */
    private boolean known(Place branch, int depth, Loading<?> loading) {
        if (loading.failure() != null) {
            lines.line(Line.note(branch, depth, Kind.FAILED, null, loading.failure()));
        } else if (loading.value() == null) {
            lines.line(Line.note(branch, depth, Kind.READING, loading.since(), null));
        }
        return loading.value() != null;
    }

    private static <T> T value(Loading<T> loading) {
        return Objects.requireNonNull(loading.value());
    }

    private static @Nullable Instant again(Loading<?> loading) {
        return loading.value() == null ? null : loading.since();
    }
}
