package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.EngineKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The definition of one key of the workspace.
 *
 * @param name the key as written
 * @param parser parses its value
 * @param defaultText the default in the notation of the workspace; empty if there is none
 * @param summary its meaning in one sentence
 * @param details further sentences for the reference page, in Markdown; may be empty
 * @param effective whether the key has an effect in this version
 * @param engines the engines whose profiles may have the key
 * @param synonyms other words that users write for it
 * @param <T> the type of the parsed value
 */
record KeyDefinition<T>(
        String name,
        ValueParser<T> parser,
        String defaultText,
        String summary,
        String details,
        boolean effective,
        Set<EngineKind> engines,
        List<String> synonyms) {

    static <T> KeyDefinition<T> of(String name, ValueParser<T> parser, String summary) {
        return new KeyDefinition<>(name, parser, "", summary, "", true, Set.of(EngineKind.values()), List.of());
    }

    /** A copy with a default. */
    KeyDefinition<T> defaultText(String value) {
        return new KeyDefinition<>(name, parser, value, summary, details, effective, engines, synonyms);
    }

    /** A copy with further sentences for the reference page. */
    KeyDefinition<T> details(String sentences) {
        return new KeyDefinition<>(name, parser, defaultText, summary, sentences, effective, engines, synonyms);
    }

    /** A copy that is only checked and has no effect in this version. */
    KeyDefinition<T> withoutEffect() {
        return new KeyDefinition<>(name, parser, defaultText, summary, details, false, engines, synonyms);
    }

    /** A copy for some engines only. */
    KeyDefinition<T> onlyFor(Set<EngineKind> some) {
        return new KeyDefinition<>(name, parser, defaultText, summary, details, effective, some, synonyms);
    }

    /** A copy with other words that users write for it. */
    KeyDefinition<T> withSynonyms(String... words) {
        return new KeyDefinition<>(name, parser, defaultText, summary, details, effective, engines, List.of(words));
    }

    /** The parsed default. The key must have one. */
    T parsedDefault() {
        Path here = Path.of("").toAbsolutePath();
        ParseContext scratch = new ParseContext(here, new Faults(here), new Faults(here), true);
        T value = parser.read(new Yaml.Scalar(new SourceRange(0, 0, 0, 0), name, defaultText, true), scratch);
        return Objects.requireNonNull(value, name);
    }
}
