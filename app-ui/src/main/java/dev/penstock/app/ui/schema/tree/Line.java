package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.catalog.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the tree as it is shown.
 *
 * @param place where it is; no two lines have the same
 * @param depth how far it is put in, from 0
 * @param kind what it is
 * @param text its name
 * @param count how much it holds; negative where that is not said
 * @param fold whether it can be opened, and whether it is open
 * @param match where the sought letters begin in the text; negative for nowhere
 * @param matched how many letters of the text are the sought ones
 * @param table the object; null for other lines
 * @param since when the reading began that the line waits for; null for none
 * @param failure why there is nothing to show; null for no failure
 */
public record Line(
        Place place,
        int depth,
        Kind kind,
        String text,
        int count,
        Fold fold,
        int match,
        int matched,
        @Nullable Table table,
        @Nullable Instant since,
        @Nullable Failure failure) {

    /** What a line is. */
    public enum Kind {
        DATABASE,
        SCHEMA,
        SYSTEM,
        TABLES,
        COLLECTIONS,
        VIEWS,
        TABLE,
        VIEW,
        READING,
        FAILED,
        EMPTY
    }

    /** Whether a line has others below it. */
    public enum Fold {
        NONE,
        OPEN,
        CLOSED
    }

    static Line branch(Place place, int depth, Kind kind, String text, boolean open) {
        return new Line(place, depth, kind, text, -1, open ? Fold.OPEN : Fold.CLOSED, -1, 0, null, null, null);
    }

    static Line group(Place place, int depth, Kind kind, int count, boolean open) {
        return new Line(place, depth, kind, "", count, open ? Fold.OPEN : Fold.CLOSED, -1, 0, null, null, null);
    }

    static Line object(Place place, int depth, Table table, int match, int matched) {
        return new Line(
                place,
                depth,
                Listing.view(table) ? Kind.VIEW : Kind.TABLE,
                table.name().name(),
                -1,
                Fold.NONE,
                match,
                matched,
                table,
                null,
                null);
    }

    static Line note(Place branch, int depth, Kind kind, @Nullable Instant since, @Nullable Failure failure) {
        return new Line(new Place.OfNote(branch), depth, kind, "", -1, Fold.NONE, -1, 0, null, since, failure);
    }

    /** The same line while what is below it is being read once more; null for not. */
    Line rereading(@Nullable Instant start) {
        return new Line(place, depth, kind, text, count, fold, match, matched, table, start, failure);
    }
}
