package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that the names of one {@code SELECT} can mean, and the names that were met. */
final class Scope {
    private final @Nullable Scope outer;
    private final List<Source> sources = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final Set<String> aliases = new HashSet<>();
    private final Set<String> qualifiers = new HashSet<>();
    private boolean all;

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    /**
     * Adds what stands in a {@code FROM}.
     *
     * @param name by which columns refer to it; null if there is none
     * @param touch null if it is no table, such as a query in brackets
     * @param table as it stands in the text; null if it is none
     */
    void source(@Nullable String name, @Nullable Touch touch, @Nullable Chain table) {
        sources.add(new Source(name, touch, table));
    }

    /** Adds a name that columns need before them to be of it, such as {@code excluded}. */
    void qualifier(String name) {
        qualifiers.add(name);
    }

    /** Adds a column's name; which table it is of is known at the end. */
    void reference(@Nullable String qualifier, String name) {
        references.add(new Reference(qualifier, name));
    }

    void alias(String alias) {
        aliases.add(alias);
    }

    boolean aliased(String name) {
        return aliases.contains(name);
    }

    /** A star, or a text whose names are not certain: each column may be meant. */
    void allColumns() {
        all = true;
    }

    List<Source> sources() {
        return sources;
    }

    /** Gives the names that were met to their tables. */
    void resolve(SqlDialect dialect) {
        if (all) {
            sources.forEach(Source::allColumns);
        }
        for (Reference reference : references) {
            if (reference.qualifier() == null) {
                resolve(reference.name(), dialect.engine() != EngineKind.MYSQL);
            } else {
                resolve(reference.qualifier(), reference.name());
            }
        }
    }

    private void resolve(String name, boolean wholeRows) {
        Source whole = wholeRows ? find(name) : null;
        if (whole != null) {
            // the name of a table as a value is all its columns
            whole.allColumns();
        }
        if (sources.size() == 1 && !outside()) {
            Touch touch = sources.getFirst().touch();
            if (touch != null && whole == null) {
                touch.column(name);
            }
        } else {
            for (Scope scope = this; scope != null; scope = scope.outer) {
                scope.sources.forEach(Source::allColumns);
                scope.all = true;
            }
        }
    }

    private boolean outside() {
        for (Scope scope = outer; scope != null; scope = scope.outer) {
            if (!scope.sources.isEmpty() || scope.open()) {
                return true;
            }
        }
        return false;
    }

    /** Whether its tables are still to come: the query in a list of columns is met before its {@code FROM}. */
    private boolean open() {
        return sources.isEmpty();
    }

    private void resolve(String qualifier, String name) {
        boolean found = qualifiers.contains(qualifier);
        for (Scope scope = this; scope != null && !found; scope = scope.outer) {
            Source source = scope.find(qualifier);
            if (source != null) {
                found = true;
                Touch touch = source.touch();
                if (touch != null) {
                    touch.column(name);
                }
            }
        }
        if (!found) {
            // a field of a composite value, or a table of an outer query that is still to come
            for (Scope scope = this; scope != null; scope = scope.outer) {
                scope.sources.forEach(Source::allColumns);
                scope.all |= scope != this;
            }
        }
    }

    @Nullable
    Source find(String name) {
        for (Source source : sources) {
            if (name.equals(source.name())) {
                return source;
            }
        }
        return null;
    }

    /** A table or something like one. */
    record Source(
            @Nullable String name,
            @Nullable Touch touch,
            @Nullable Chain table) {
        void allColumns() {
            if (touch != null) {
                touch.allColumns();
            }
        }
    }

    /** A column's name as it stands in the text. */
    record Reference(@Nullable String qualifier, String name) {}
}
