package dev.penstock.app.ui.schema.find;

import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.engine.api.catalog.Table;

/**
 * An object that was found.
 *
 * @param ref which
 * @param table what it is
 * @param current whether its name is understood without its schema
 * @param at where the sought letters begin in its name; negative for nowhere
 * @param matched how many letters of its name are the sought ones
 * @param rank how well it fits; less is better
 */
record Match(ObjectRef ref, Table table, boolean current, int at, int matched, int rank) implements Comparable<Match> {

    /** How well a name fits, both in small letters; negative for not at all. */
    static int rank(String name, String sought) {
        int at = name.indexOf(sought);
        if (at < 0) {
            return -1;
        }
        if (at == 0) {
            return name.length() == sought.length() ? 0 : 1;
        }
        for (int from = at; from > 0; from = name.indexOf(sought, from + 1)) {
            if (!Character.isLetterOrDigit(name.charAt(from - 1))) {
                return 2;
            }
        }
        return 3;
    }

    /** The best first: by its fit, then those that need no schema, then the shorter, then by name. */
    @Override
    public int compareTo(Match other) {
        int order = Integer.compare(rank, other.rank);
        if (order == 0) {
            order = Boolean.compare(other.current, current);
        }
        if (order == 0) {
            order = Integer.compare(
                    ref.name().name().length(), other.ref.name().name().length());
        }
        if (order == 0) {
            order = ref.name().name().compareToIgnoreCase(other.ref.name().name());
        }
        if (order == 0) {
            order = ref.name().toString().compareTo(other.ref.name().toString());
        }
        return order == 0 ? ref.database().compareTo(other.ref.database()) : order;
    }
}
