package dev.penstock.engine.api;

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
 * never taken for a placeholder. Several statements divided by {@code ;} return {@link Several}.
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

    /** The same with options. */
    public SqlStatement with(StatementOptions newOptions) {
        return new SqlStatement(text, values, newOptions);
    }

    /** The same with a value for {@code :name} added; positional values are dropped. */
    public SqlStatement with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        if (values instanceof Named(Map<String, @Nullable Object> before)) {
            named.putAll(before);
        }
        named.put(name, value);
        return new SqlStatement(text, new Named(named), options);
    }

    /** What the placeholders of a text stand for. */
    public sealed interface Values permits None, Positional, Named {
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
}
