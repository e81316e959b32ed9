package dev.penstock.engine.core.workspace;

import static java.util.stream.Collectors.joining;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.core.workspace.Forms.Anything;
import dev.penstock.engine.core.workspace.Forms.Choice;
import dev.penstock.engine.core.workspace.Forms.ListOf;
import dev.penstock.engine.core.workspace.Forms.LocalFile;
import dev.penstock.engine.core.workspace.Forms.Text;
import dev.penstock.engine.core.workspace.Forms.Time;
import dev.penstock.engine.core.workspace.Forms.Whole;
import dev.penstock.engine.core.workspace.Forms.Word;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of a workspace as Markdown: a section with a table for each mapping, as {@link Schema} has them. */
final class KeyTables {
    private static final Set<EngineKind> ALL = Set.of(EngineKind.values());

    private final StringBuilder text = new StringBuilder();

    private KeyTables() {}

    /** All of them, with a blank line before and after. */
    static String render() {
        KeyTables tables = new KeyTables();
        tables.section("", Schema.WORKSPACE, ALL, true);
        return tables.text.append('\n').toString();
    }

    private void section(String path, MappingForm mapping, Set<EngineKind> engines, boolean effective) {
        text.append("\n### ").append(title(path)).append("\n\n");
        if (!effective) {
            text.append("Without effect in this version.\n\n");
        }
        text.append("| key | write | default | engines | means |\n|---|---|---|---|---|\n");
        for (Key<?> key : mapping.keys()) {
            row(path, key, engines, effective);
        }
        for (Key<?> key : mapping.keys()) {
            MappingForm inner = inner(key.form());
            if (inner != null && !repeats(path, key)) {
                section(below(path, key), inner, both(engines, key), effective && key.effective());
            }
        }
    }

    private void row(String path, Key<?> key, Set<EngineKind> engines, boolean effective) {
        String means = key.about() + (key.more().isEmpty() ? "" : " " + key.more());
        String later = effective && !key.effective() ? " **Without effect in this version.**" : "";
        text.append("| `")
                .append(key.name())
                .append("` | ")
                .append(cell(write(path, key)))
                .append(" | ")
                .append(key.standard().isEmpty() ? "" : "`" + key.standard() + "`")
                .append(" | ")
                .append(titles(both(engines, key)))
                .append(" | ")
                .append(cell(means + later))
                .append(" |\n");
    }

    /** An environment's databases and access have the keys of the file's own. */
    private static boolean repeats(String path, Key<?> key) {
        return !path.isEmpty() && Schema.WORKSPACE.keys().contains(key);
    }

    private static String write(String path, Key<?> key) {
        if (inner(key.form()) == null) {
            return write(key.form());
        }
        return repeats(path, key)
                ? "[what it changes](#" + anchor(below("", key)) + ")"
                : (key.form() instanceof ListOf<?> ? "a list of " : "") + "[its keys](#" + anchor(below(path, key))
                        + ")";
    }

    private static String write(Form<?> form) {
        return switch (form) {
            case Choice<?> choice ->
                choice.words().keySet().stream().map(word -> "`" + word + "`").collect(joining(" "));
            case Whole(int min, int max) -> "a whole number, " + min + " to " + max;
            case Time time -> "a time, " + Time.written(time.min()) + " to " + Time.written(time.max());
            case Word word -> "a word, such as `" + word.example() + "`";
            case Text _ -> "a text without references";
            case LocalFile(String example) -> "a path, such as `" + example + "`";
            case ListOf<?> list -> "a list: `" + list.example() + "`";
            case Anything _ -> "anything";
            default -> ofReferences(form);
        };
    }

    private static String ofReferences(Form<?> form) {
        String references = "[references](#references-instead-of-secrets)";
        if (form.equals(References.SECRET)) {
            return references + " alone";
        }
        return (form.equals(References.URL) ? "the driver's URL without credentials" : "a text") + "; " + references
                + " may stand in it";
    }

    private static @Nullable MappingForm inner(Form<?> form) {
        return switch (form) {
            case MappingForm mapping -> mapping;
            case NamedForm<?> named -> inner(named.form());
            case ListOf<?> list -> inner(list.item());
            default -> null;
        };
    }

    private static String below(String path, Key<?> key) {
        String name = key.form() instanceof NamedForm<?> ? key.name() + ".NAME" : key.name();
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String title(String path) {
        return path.isEmpty() ? "The file" : "`" + path + "`";
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String path) {
        return path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_ -]", "");
    }

    private static Set<EngineKind> both(Set<EngineKind> outer, Key<?> key) {
        return outer.equals(ALL) ? key.engines() : outer;
    }

    private static String titles(Set<EngineKind> engines) {
        return engines.equals(ALL)
                ? "all"
                : engines.stream().sorted().map(EngineKind::title).collect(joining(", "));
    }

    private static String cell(String words) {
        return words.replace("|", "\\|");
    }
}
