package dev.penstock.engine.api.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads extended JSON in one pass; in a command's text {@code :name} may stand for a value. For one text. */
final class JsonReader {
    private static final int END = -1;

    private final JsonText text;
    private final boolean command;
    private final Set<String> names = new LinkedHashSet<>();
    private int lastPlaceholder = -1;

    /**
     * For one text.
     *
     * @param command whether it is a command: with placeholders, and without keys that come twice
     */
    JsonReader(String text, boolean command) {
        this.text = new JsonText(text);
        this.command = command;
    }

    /** The only value. */
    @Nullable
    Object single() {
        Object value = value(0);
        requireEnd();
        return value;
    }

    /** The only document; what would be a type's form further in is a document here. */
    Map<String, @Nullable Object> document() {
        text.skipSpace();
        if (text.peek() != '{') {
            throw text.failure("A document begins with {" + butFound());
        }
        Map<String, @Nullable Object> document = fields(1);
        requireEnd();
        return document;
    }

    /** The names of the placeholders that were met, each once, in the text's order. */
    List<String> names() {
        return List.copyOf(names);
    }

    private void requireEnd() {
        text.skipSpace();
        if (text.peek() != END) {
            throw text.failure("The value has ended before" + butFound());
        }
    }

    private @Nullable Object value(int depth) {
        text.skipSpace();
        int c = text.peek();
        return switch (c) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> text.string();
            case 't' -> text.word("true", true);
            case 'f' -> text.word("false", false);
            case 'n' -> text.word("null", null);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> text.number();
            case ':' -> placeholder();
            default -> throw text.failure("A value is missing" + butFound());
        };
    }

    private Object object(int depth) {
        int start = text.offset();
        int placeholderBefore = lastPlaceholder;
        Map<String, @Nullable Object> fields = fields(depth);
        String type = TypeForms.typeOf(fields);
        if (type == null) {
            return fields;
        }
        if (lastPlaceholder != placeholderBefore) {
            throw text.failureAt(
                    lastPlaceholder,
                    "A placeholder cannot stand inside of " + type + ": let it stand for the whole value");
        }
        try {
            return TypeForms.value(type, fields);
        } catch (IllegalArgumentException failure) {
            throw text.failureAt(start, String.valueOf(failure.getMessage()));
        }
    }

    private Map<String, @Nullable Object> fields(int depth) {
        checkDepth(depth);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        text.next();
        text.skipSpace();
        if (text.peek() == '}') {
            text.next();
            return Collections.unmodifiableMap(fields);
        }
        while (true) {
            text.skipSpace();
            int start = text.offset();
            String key = key();
            text.skipSpace();
            if (text.peek() != ':') {
                throw text.failure("A colon is missing after the key \"" + Excerpt.of(key) + "\"" + butFound());
            }
            text.next();
            boolean again = fields.containsKey(key);
            if (again && command) {
                throw text.failureAt(start, "The key \"" + Excerpt.of(key) + "\" is there twice");
            }
            fields.put(key, value(depth));
            text.skipSpace();
            if (text.peek() == '}') {
                text.next();
                return Collections.unmodifiableMap(fields);
            }
            if (text.peek() != ',') {
                throw text.failure("A comma or } is missing" + butFound());
            }
            text.next();
        }
    }

    private String key() {
        if (text.peek() != '"') {
            throw text.failure("A key in double quotes is missing" + butFound());
        }
        int start = text.offset();
        String key = text.string();
        if (key.indexOf('\0') >= 0) {
            throw text.failureAt(start, "A key cannot have a NUL");
        }
        return key;
    }

    private List<@Nullable Object> array(int depth) {
        checkDepth(depth);
        List<@Nullable Object> items = new ArrayList<>();
        text.next();
        text.skipSpace();
        if (text.peek() == ']') {
            text.next();
            return Collections.unmodifiableList(items);
        }
        while (true) {
            items.add(value(depth));
            text.skipSpace();
            if (text.peek() == ']') {
                text.next();
                return Collections.unmodifiableList(items);
            }
            if (text.peek() != ',') {
                throw text.failure("A comma or ] is missing" + butFound());
            }
            text.next();
        }
    }

    private Object placeholder() {
        int start = text.offset();
        text.next();
        String name = text.name();
        if (!command || name.isEmpty()) {
            throw text.failureAt(start, "A value is missing, but found ':'");
        }
        lastPlaceholder = start;
        names.add(name);
        return new CommandTemplate.Placeholder(name);
    }

    private void checkDepth(int depth) {
        if (depth > BsonValues.MAX_DEPTH) {
            throw text.failure("More than " + BsonValues.MAX_DEPTH + " documents and arrays are inside each other");
        }
    }

    private String butFound() {
        int c = text.peek();
        return c == END ? ", but the text ends" : ", but found '" + Character.toString(c) + "'";
    }
}
