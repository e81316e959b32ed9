package dev.penstock.engine.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SQL text with its values. A text without values goes to the server untouched; with positional values each {@code ?}
 * takes the next, with named values each {@code :name} takes its own. Quoted text, comments and casts ({@code ::}) are
 * never taken for a placeholder. Several statements divided by {@code ;} return {@link Several}. A batch runs one
 * statement once for each row of values and returns one {@link Changed}.
 *
 * @param text the SQL
 * @param values what its placeholders stand for
 * @param options how it is to be run
 */
public record SqlStatement(String text, Values values, StatementOptions options) implements Statement {

    /** Checks for nulls. */
    public SqlStatement {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(options, "options");
    }

    /** SQL with one value for each {@code ?}, in order. */
    public static SqlStatement of(String text, @Nullable Object... values) {
        return new SqlStatement(
                text, values.length == 0 ? Values.NONE : Positional.of(values), StatementOptions.DEFAULT);
    }

    /** SQL with a value for each {@code :name}. */
    public static SqlStatement named(String text, Map<String, ? extends @Nullable Object> values) {
        return new SqlStatement(text, new Named(new LinkedHashMap<>(values)), StatementOptions.DEFAULT);
    }

    /**
     * SQL that runs once for each row of values.
     *
     * @param rows one list of values a row, each with a value for each {@code ?} of the text
     */
    public static SqlStatement batch(String text, List<? extends List<? extends @Nullable Object>> rows) {
        List<Positional> values = new ArrayList<>(rows.size());
        for (List<? extends @Nullable Object> row : rows) {
            values.add(new Positional(new ArrayList<@Nullable Object>(row)));
        }
        return new SqlStatement(text, new Batch(values), StatementOptions.DEFAULT);
    }

    /** The same with options. */
    @Override
    public SqlStatement with(StatementOptions newOptions) {
        return new SqlStatement(text, values, newOptions);
    }

    /** The same with a value for {@code :name} added; positional values are dropped. For many names use {@link #named}. */
    public SqlStatement with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        if (values instanceof Named(Map<String, @Nullable Object> before)) {
            named.putAll(before);
        }
        named.put(name, value);
        return new SqlStatement(text, new Named(named), options);
    }

    /** What the placeholders of a text stand for. */
    public sealed interface Values permits None, Positional, Named, Batch {
        /** No placeholders: the text is sent as it is. */
        Values NONE = new None();
    }

    /** No values. */
    public record None() implements Values {}

    /**
     * A value for each {@code ?}.
     *
     * @param values in order; a null is SQL's NULL
     */
    public record Positional(List<@Nullable Object> values) implements Values {
        /** Copies the list. */
        public Positional {
            values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
        }

        static Positional of(@Nullable Object[] values) {
            return new Positional(Arrays.asList(values));
        }
    }

    /**
     * A value for each {@code :name}.
     *
     * @param values by name, without the colon; a null is SQL's NULL
     */
    public record Named(Map<String, @Nullable Object> values) implements Values {
        /** Copies the map, keeping its order. */
        public Named {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Many rows of values; the statement runs once for each.
     *
     * @param rows in order
     */
    public record Batch(List<Positional> rows) implements Values {
        /** Copies the list. */
        public Batch {
            rows = List.copyOf(rows);
        }
    }
}
