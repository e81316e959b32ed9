package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.EngineKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One key that a workspace may have.
 *
 * @param name as it is written
 * @param form how its value is written, and what it becomes
 * @param standard what holds where the key is not written, as it would be written; empty for nothing
 * @param about what it means, in one sentence
 * @param more what else its page in the docs says, as sentences in Markdown; empty for nothing
 * @param effective whether it has an effect in this version
 * @param engines to whose profiles it may belong
 * @param mistaken other words that people try for it
 * @param <T> what its value becomes
 */
record Key<T>(
        String name,
        Form<T> form,
        String standard,
        String about,
        String more,
        boolean effective,
        Set<EngineKind> engines,
        List<String> mistaken) {

    static <T> Key<T> of(String name, Form<T> form, String about) {
        return new Key<>(name, form, "", about, "", true, Set.of(EngineKind.values()), List.of());
    }

    /** The same with what holds where it is not written. */
    Key<T> standard(String value) {
        return new Key<>(name, form, value, about, more, effective, engines, mistaken);
    }

    /** The same with more to say of it in the docs. */
    Key<T> more(String sentences) {
        return new Key<>(name, form, standard, about, sentences, effective, engines, mistaken);
    }

    /** The same for a later version: checked in form, without effect. */
    Key<T> later() {
        return new Key<>(name, form, standard, about, more, false, engines, mistaken);
    }

    /** The same for some engines only. */
    Key<T> only(Set<EngineKind> some) {
        return new Key<>(name, form, standard, about, more, effective, some, mistaken);
    }

    /** The same with words that are taken for it. */
    Key<T> mistakenFor(String... words) {
        return new Key<>(name, form, standard, about, more, effective, engines, List.of(words));
    }

    /** What holds where it is not written; only for a key that has a default. */
    T standardValue() {
        Path here = Path.of("").toAbsolutePath();
        Reading scratch = new Reading(here, new Faults(here), new Faults(here), true);
        T value = form.read(new Yaml.Scalar(new Spot(0, 0, 0, 0), name, standard, true), scratch);
        return Objects.requireNonNull(value, name);
    }
}
