package dev.penstock.app.ui.connections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a profile of the file goes.
 *
 * @param before the profile of the file that it comes to stand in front of; null for the end
 * @param group under which it stands; empty for none
 */
record Place(@Nullable String before, String group) {

    /**
     * One step up or down among those of the same group.
     *
     * @param saved the profiles of the file, in its order
     * @return null where there is no further step
     */
    static @Nullable Place step(List<Listing.Item> saved, String name, int by) {
        int at = place(saved, name);
        if (at < 0) {
            return null;
        }
        String group = saved.get(at).group();
        for (int i = at + by; i >= 0 && i < saved.size(); i += by) {
            if (saved.get(i).group().equals(group)) {
                int before = by < 0 ? i : i + 1;
                return new Place(before < saved.size() ? saved.get(before).key() : null, group);
            }
        }
        return null;
    }

    /**
     * Between two lines of the list: under the heading that is above, behind the profile that is above.
     *
     * @param rows the lines
     * @param saved the profiles of the file, in its order
     * @param at how many lines are above
     * @return null where it stands there already, or is not in the file
     */
    static @Nullable Place between(List<Listing> rows, List<Listing.Item> saved, String name, int at) {
        if (place(saved, name) < 0 || is(rows, at, name) || is(rows, at - 1, name)) {
            return null;
        }
        String group = at == 0 ? "" : group(rows.get(at - 1));
        String before = before(rows, saved, name, at, group);
        return name.equals(before) ? null : new Place(before, group);
    }

    private static boolean is(List<Listing> rows, int at, String name) {
        return at >= 0
                && at < rows.size()
                && rows.get(at) instanceof Listing.Item item
                && item.key().equals(name);
    }

    private static String group(Listing row) {
        return switch (row) {
            case Listing.Heading heading -> heading.group();
            case Listing.Item item -> item.group();
        };
    }

    private static @Nullable String before(
            List<Listing> rows, List<Listing.Item> saved, String name, int at, String group) {
        if (at < rows.size()
                && rows.get(at) instanceof Listing.Item below
                && below.group().equals(group)
                && place(saved, below.key()) >= 0) {
            return below.key();
        }
        for (int i = at - 1; i >= 0 && rows.get(i) instanceof Listing.Item above; i--) {
            int last = place(saved, above.key());
            if (above.key().equals(name)) {
                return name;
            }
            if (last >= 0) {
                return after(saved, name, last);
            }
        }
        return at == 0 ? after(saved, name, -1) : null;
    }

    /** The next in the file but the one that moves. */
    private static @Nullable String after(List<Listing.Item> saved, String name, int place) {
        int next = place + 1;
        if (next < saved.size() && saved.get(next).key().equals(name)) {
            next++;
        }
        return next < saved.size() ? saved.get(next).key() : null;
    }

    private static int place(List<Listing.Item> saved, String key) {
        for (int i = 0; i < saved.size(); i++) {
            if (saved.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
