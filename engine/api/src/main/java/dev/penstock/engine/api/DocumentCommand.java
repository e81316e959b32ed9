package dev.penstock.engine.api;

import dev.penstock.engine.api.document.BsonValues;
import dev.penstock.engine.api.document.CommandTemplate;
import dev.penstock.engine.api.document.ExtendedJson;
import dev.penstock.engine.api.document.ExtendedJsonException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB command with its values: as a text in extended JSON, in which {@code :name} may stand for a value, or as a
 * map. {@code DocumentCommand.of("{\"find\": \"orders\", \"filter\": {\"open\": :open}}").with("open", true)} finds open
 * orders.
 *
 * <p>The text is read before the values are put in, so a value stays a value whatever it looks like: a text with braces
 * is a text, and only a map or a list is a document or an array. {@link dev.penstock.engine.api.document} has the types.
 * A batch runs one command once for each row of values; a connector may send many rows in one message.
 *
 * @param text the command as written; for a map, its relaxed extended JSON, for people to read
 * @param values what its placeholders stand for, or the map
 * @param options how it is to be run
 */
public record DocumentCommand(String text, Values values, StatementOptions options) implements Statement {

    /** Checks for nulls. */
    public DocumentCommand {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(options, "options");
    }

    /** A command as text, its placeholders without values yet. */
    public static DocumentCommand of(String text) {
        return new DocumentCommand(text, Values.NONE, StatementOptions.DEFAULT);
    }

    /**
     * A command as a map, whose first key is the command's name. Use a map that keeps its order, such as
     * {@link LinkedHashMap}.
     *
     * @throws IllegalArgumentException if BSON has no type for one of its values
     */
    public static DocumentCommand of(Map<String, ? extends @Nullable Object> command) {
        Whole whole = new Whole(new LinkedHashMap<>(command));
        return new DocumentCommand(ExtendedJson.RELAXED.write(whole.command()), whole, StatementOptions.DEFAULT);
    }

    /** A command as text with a value for each {@code :name}. */
    public static DocumentCommand named(String text, Map<String, ? extends @Nullable Object> values) {
        return new DocumentCommand(text, new Named(new LinkedHashMap<>(values)), StatementOptions.DEFAULT);
    }

    /**
     * A command as text that runs once for each row of values.
     *
     * @param rows each with a value for each {@code :name} of the text
     */
    public static DocumentCommand batch(String text, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        List<Named> values = new ArrayList<>(rows.size());
        for (Map<String, ? extends @Nullable Object> row : rows) {
            values.add(new Named(new LinkedHashMap<>(row)));
        }
        return new DocumentCommand(text, new Batch(values), StatementOptions.DEFAULT);
    }

    /** The same with options. */
    @Override
    public DocumentCommand with(StatementOptions newOptions) {
        return new DocumentCommand(text, values, newOptions);
    }

    /**
     * The same with a value for {@code :name} added; in a batch, to each row. For many names use {@link #named}.
     *
     * @throws StatementException if the command was given as a map, which has no placeholders
     */
    public DocumentCommand with(String name, @Nullable Object value) {
        Values added = switch (values) {
            case None _ -> new Named(Map.of()).with(name, value);
            case Named named -> named.with(name, value);
            case Batch(List<Named> rows) ->
                new Batch(rows.stream().map(row -> row.with(name, value)).toList());
            case Whole _ ->
                throw missing(
                        "There is a value for :" + name + ", and a command given as a map has no names",
                        "Put the value into the map, or give the command as text.");
        };
        return new DocumentCommand(text, added, options);
    }

    /**
     * The command's documents with their values: one, or one for each row of a batch. Reads the text; connectors that
     * keep what they have read use {@link #commands(CommandTemplate)}.
     *
     * @throws StatementException if the text is no command, with the fault's position, or if values and placeholders do
     *     not agree
     * @throws UnsupportedException if BSON has no type for a value
     */
    public List<Map<String, @Nullable Object>> commands() {
        return values instanceof Whole(Map<String, @Nullable Object> command) ? List.of(command) : commands(template());
    }

    /**
     * The command's documents, with the text already read.
     *
     * @param template of this command's text; not used for a command given as a map
     * @throws StatementException if values and placeholders do not agree
     * @throws UnsupportedException if BSON has no type for a value
     */
    public List<Map<String, @Nullable Object>> commands(CommandTemplate template) {
        return switch (values) {
            case None _ -> List.of(bind(template, Map.of()));
            case Named(Map<String, @Nullable Object> named) -> List.of(bind(template, named));
            case Batch(List<Named> rows) -> {
                List<Map<String, @Nullable Object>> commands = new ArrayList<>(rows.size());
                for (Named row : rows) {
                    commands.add(bind(template, row.values()));
                }
                yield Collections.unmodifiableList(commands);
            }
            case Whole(Map<String, @Nullable Object> command) -> List.of(command);
        };
    }

    /**
     * The text, read.
     *
     * @throws StatementException if it is no command, with the fault's position
     */
    public CommandTemplate template() {
        try {
            return CommandTemplate.of(text);
        } catch (ExtendedJsonException fault) {
            throw new StatementException(
                    ErrorCode.STATEMENT_REJECTED,
                    "The command is no extended JSON: " + fault.getMessage(),
                    Diagnosis.of(Outcome.NOT_DONE, "Correct the command.").withServer(null, fault.offset() + 1),
                    fault);
        }
    }

    private static Map<String, @Nullable Object> bind(
            CommandTemplate template, Map<String, ? extends @Nullable Object> values) {
        check(template.names(), values.keySet());
        try {
            return template.bind(values);
        } catch (IllegalArgumentException fault) {
            throw new UnsupportedException(
                    ErrorCode.UNSUPPORTED,
                    String.valueOf(fault.getMessage()),
                    Diagnosis.of(Outcome.NOT_DONE, "Give the value as one of the types of documents."),
                    fault);
        }
    }

    private static void check(List<String> wanted, Set<String> given) {
        if (given.size() == wanted.size() && given.containsAll(wanted)) {
            return;
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            throw missing("There is no value for " + colons(missing), "Give a value for each name in the text.");
        }
        Set<String> surplus = new TreeSet<>(given);
        surplus.removeAll(Set.copyOf(wanted));
        String names = wanted.isEmpty() ? "no names" : "the names " + colons(new TreeSet<>(wanted));
        throw missing(
                "There is a value for " + colons(surplus) + ", which the command does not name",
                "Leave it out, or correct its name: the command has " + names + ".");
    }

    private static String colons(Set<String> names) {
        return ":" + String.join(", :", names);
    }

    private static StatementException missing(String summary, String advice) {
        return new StatementException(ErrorCode.VALUE_MISSING, summary, Diagnosis.of(Outcome.NOT_DONE, advice), null);
    }

    /** What a command's placeholders stand for, or the command itself. */
    public sealed interface Values permits None, Named, Batch, Whole {
        /** No placeholders. */
        Values NONE = new None();
    }

    /** No values. */
    public record None() implements Values {}

    /**
     * A value for each {@code :name}.
     *
     * @param values by name, without the colon
     */
    public record Named(Map<String, @Nullable Object> values) implements Values {
        /** Copies the map, keeping its order. */
        public Named {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        private Named with(String name, @Nullable Object value) {
            Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
            more.put(name, value);
            return new Named(more);
        }
    }

    /**
     * Many rows of values; the command runs once for each.
     *
     * @param rows in order
     */
    public record Batch(List<Named> rows) implements Values {
        /** Copies the list. */
        public Batch {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The command itself, given as a map; its text is for people only.
     *
     * @param command with its values in the form of documents
     */
    public record Whole(Map<String, @Nullable Object> command) implements Values {
        /**
         * Copies the map and brings its values into the form of documents.
         *
         * @throws IllegalArgumentException if BSON has no type for one of them
         */
        public Whole {
            command = BsonValues.document(command);
        }
    }
}
