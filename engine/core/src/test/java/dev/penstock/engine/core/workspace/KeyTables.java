package dev.penstock.engine.core.workspace;

import static java.util.stream.Collectors.joining;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.core.workspace.ValueParsers.AnyValue;
import dev.penstock.engine.core.workspace.ValueParsers.DurationText;
import dev.penstock.engine.core.workspace.ValueParsers.FilePath;
import dev.penstock.engine.core.workspace.ValueParsers.Identifier;
import dev.penstock.engine.core.workspace.ValueParsers.ListOf;
import dev.penstock.engine.core.workspace.ValueParsers.OneOf;
import dev.penstock.engine.core.workspace.ValueParsers.PlainText;
import dev.penstock.engine.core.workspace.ValueParsers.WholeNumber;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders the keys of {@link WorkspaceSchema} as Markdown: a section with a table per mapping. */
final class KeyTables {
    private static final Set<EngineKind> ALL = Set.of(EngineKind.values());

    private final StringBuilder text = new StringBuilder();

    private KeyTables() {}

    /** All keys, with a blank line before and after. */
    static String render() {
        KeyTables tables = new KeyTables();
        tables.section("", WorkspaceSchema.WORKSPACE, ALL, true);
        return tables.text.append('\n').toString();
    }

    private void section(String path, MappingParser mapping, Set<EngineKind> engines, boolean effective) {
        text.append("\n### ").append(title(path)).append("\n\n");
        if (!effective) {
            text.append("Without effect in this version.\n\n");
        }
        text.append("| key | value | default | engines | meaning |\n|---|---|---|---|---|\n");
        for (KeyDefinition<?> key : mapping.keys()) {
            row(path, key, engines, effective);
        }
        for (KeyDefinition<?> key : mapping.keys()) {
            MappingParser inner = inner(key.parser());
            if (inner != null && !repeats(path, key)) {
                section(below(path, key), inner, both(engines, key), effective && key.effective());
            }
        }
    }

    private void row(String path, KeyDefinition<?> key, Set<EngineKind> engines, boolean effective) {
        String means = key.summary() + (key.details().isEmpty() ? "" : " " + key.details());
        String withoutEffect = effective && !key.effective() ? " **Without effect in this version.**" : "";
        text.append("| `")
                .append(key.name())
                .append("` | ")
                .append(cell(write(path, key)))
                .append(" | ")
                .append(key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`")
                .append(" | ")
                .append(titles(both(engines, key)))
                .append(" | ")
                .append(cell(means + withoutEffect))
                .append(" |\n");
    }

    /** The databases and access of an environment have the same keys as those of the file. */
    private static boolean repeats(String path, KeyDefinition<?> key) {
        return !path.isEmpty() && WorkspaceSchema.WORKSPACE.keys().contains(key);
    }

    private static String write(String path, KeyDefinition<?> key) {
        if (inner(key.parser()) == null) {
            return write(key.parser());
        }
        return repeats(path, key)
                ? "[the changed keys](#" + anchor(below("", key)) + ")"
                : (key.parser() instanceof ListOf<?> ? "a list of " : "") + "[its keys](#" + anchor(below(path, key))
                        + ")";
    }

    private static String write(ValueParser<?> parser) {
        return switch (parser) {
            case OneOf<?> choice ->
                choice.options().keySet().stream().map(word -> "`" + word + "`").collect(joining(" "));
            case WholeNumber(int min, int max) -> "a whole number, " + min + " to " + max;
            case DurationText time ->
                "a time, " + DurationText.written(time.min()) + " to " + DurationText.written(time.max());
            case Identifier word -> "a word, such as `" + word.example() + "`";
            case PlainText _ -> "a text without references";
            case FilePath(String example) -> "a path, such as `" + example + "`";
            case ListOf<?> list -> "a list: `" + list.example() + "`";
            case AnyValue _ -> "anything";
            default -> ofReferences(parser);
        };
    }

    private static String ofReferences(ValueParser<?> parser) {
        String references = "[references](#references-instead-of-secrets)";
        if (parser.equals(References.SECRET)) {
            return "only " + references;
        }
        return (parser.equals(References.URL) ? "the driver's URL without credentials" : "a text") + "; may contain "
                + references;
    }

    private static @Nullable MappingParser inner(ValueParser<?> parser) {
        return switch (parser) {
            case MappingParser mapping -> mapping;
            case NamedMappingParser<?> named -> inner(named.parser());
            case ListOf<?> list -> inner(list.item());
            default -> null;
        };
    }

    private static String below(String path, KeyDefinition<?> key) {
        String name = key.parser() instanceof NamedMappingParser<?> ? key.name() + ".NAME" : key.name();
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String title(String path) {
        return path.isEmpty() ? "The file" : "`" + path + "`";
    }

    /** The anchor that GitHub creates for a heading. */
    private static String anchor(String path) {
        return path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_ -]", "");
    }

    private static Set<EngineKind> both(Set<EngineKind> outer, KeyDefinition<?> key) {
        return outer.equals(ALL) ? key.engines() : outer;
    }

    private static String titles(Set<EngineKind> engines) {
        return engines.equals(ALL)
                ? "all"
                : engines.stream().sorted().map(EngineKind::title).collect(joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
