package dev.penstock.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a setting with references, such as {@code ${secret:orders/app}}. It never contains resolved values, so it
 * may be printed.
 *
 * @param raw the text as written
 */
public record Template(String raw) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z]+):([^}#]*)(?:#([^}]*))?}");

    /** Checks for null. */
    public Template {
        Objects.requireNonNull(raw, "raw");
    }

    /** The references in order. */
    public List<SecretRef> references() {
        List<SecretRef> found = new ArrayList<>();
        Matcher matcher = REFERENCE.matcher(raw);
        while (matcher.find()) {
            found.add(reference(matcher));
        }
        return found;
    }

    /** Whether the text has references. */
    public boolean resolvable() {
        return REFERENCE.matcher(raw).find();
    }

    /**
     * The text with every reference replaced.
     *
     * @throws SecretException if one of them cannot be resolved
     */
    public Secret resolve(SecretResolver resolver) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(raw);
        int from = 0;
        while (matcher.find()) {
            text.append(raw, from, matcher.start());
            try (Secret part = resolver.resolve(reference(matcher))) {
                part.use(chars -> text.append(chars));
            }
            from = matcher.end();
        }
        text.append(raw, from, raw.length());
        return Secret.of(text);
    }

    private static SecretRef reference(Matcher matcher) {
        return new SecretRef(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    @Override
    public String toString() {
        return raw;
    }
}
