package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.text.Nearest;
import dev.penstock.engine.core.workspace.Yaml.Sequence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parsers of single values and lists. */
final class ValueParsers {
    private ValueParsers() {}

    /** A whole number in decimal digits. */
    record WholeNumber(int min, int max) implements ValueParser<Integer> {
        private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,9}");

        @Override
        public @Nullable Integer read(Yaml node, ParseContext context) {
            String text = context.text(node, this);
            if (text == null) {
                return null;
            }
            int value = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : Integer.MIN_VALUE;
            if (value >= min && value <= max) {
                return value;
            }
            context.reject(node, ParseContext.quoted(text), advice());
            return null;
        }

        @Override
        public String advice() {
            return "Write a whole number from " + min + " to " + max + ".";
        }
    }

    /** A duration: a whole number and its unit. */
    record DurationText(Duration min, Duration max) implements ValueParser<Duration> {
        private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

        @Override
        public @Nullable Duration read(Yaml node, ParseContext context) {
            String text = context.text(node, this);
            if (text == null) {
                return null;
            }
            Matcher amount = AMOUNT.matcher(text);
            Duration time = amount.matches() ? of(Long.parseLong(amount.group(1)), amount.group(2)) : null;
            if (time != null && time.compareTo(min) >= 0 && time.compareTo(max) <= 0) {
                return time;
            }
            context.reject(node, ParseContext.quoted(text), advice());
            return null;
        }

        private static Duration of(long amount, String unit) {
            return switch (unit) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }

        @Override
        public String advice() {
            return "Write a time from " + written(min) + " to " + written(max)
                    + " as a whole number followed by ms, s, m or h, such as 500ms, 2s, 5m or 1h.";
        }

        /** The notation of the workspace file. */
        static String written(Duration time) {
            if (time.toMillisPart() != 0) {
                return time.toMillis() + "ms";
            }
            if (time.toSecondsPart() != 0) {
                return time.toSeconds() + "s";
            }
            return time.toMinutesPart() != 0 ? time.toMinutes() + "m" : time.toHours() + "h";
        }
    }

    /**
     * One of a few words.
     *
     * @param options the accepted words with their values, in the order in which messages list them
     */
    record OneOf<T>(Map<String, T> options) implements ValueParser<T> {
        @Override
        public @Nullable T read(Yaml node, ParseContext context) {
            String text = context.text(node, this);
            if (text == null) {
                return null;
            }
            T value = options.get(text);
            if (value != null) {
                return value;
            }
            String nearest = Nearest.to(text, options.keySet())
                    .map(word -> "Did you mean '" + word + "'? ")
                    .orElse("");
            context.reject(node, ParseContext.quoted(text), nearest + advice());
            return null;
        }

        @Override
        public String advice() {
            List<String> all = List.copyOf(options.keySet());
            return "Write " + String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast() + ".";
        }
    }

    /** A word of lower-case letters, digits and dashes. A later version defines the accepted words. */
    record Identifier(String example) implements ValueParser<String> {
        private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]*");

        @Override
        public @Nullable String read(Yaml node, ParseContext context) {
            String text = context.text(node, this);
            if (text == null || WORD.matcher(text).matches()) {
                return text;
            }
            context.reject(node, ParseContext.quoted(text), advice());
            return null;
        }

        @Override
        public String advice() {
            return "Write a word in lower case, such as " + example + ".";
        }
    }

    /** A literal text. It must not contain references, because they would not be resolved. */
    record PlainText(String what) implements ValueParser<String> {
        @Override
        public @Nullable String read(Yaml node, ParseContext context) {
            String text = context.text(node, this);
            if (text == null || (!text.isBlank() && !text.contains("${"))) {
                return text;
            }
            if (text.isBlank()) {
                context.reject(node, "nothing", advice());
            } else {
                context.reject(node, "a reference", advice() + " Only username, password and url can have references.");
            }
            return null;
        }

        @Override
        public String advice() {
            return "Write " + what + ".";
        }
    }

    /** A local file. A relative path starts in the workspace's folder. */
    record FilePath(String example) implements ValueParser<Path> {
        @Override
        public @Nullable Path read(Yaml node, ParseContext context) {
            String text = new PlainText("the path of a file, such as " + example).read(node, context);
            return text == null ? null : context.path(node, text);
        }

        @Override
        public String advice() {
            return "Write the path of a file, such as " + example + ".";
        }
    }

    /** A list of at least one value. */
    record ListOf<T>(ValueParser<T> item, String example) implements ValueParser<List<T>> {
        @Override
        public @Nullable List<T> read(Yaml node, ParseContext context) {
            if (!(node instanceof Sequence sequence)) {
                context.reject(node, node.shape(), advice());
                return null;
            }
            if (sequence.items().isEmpty()) {
                context.reject(node, "an empty list", advice());
                return null;
            }
            List<T> values = new ArrayList<>();
            for (Yaml element : sequence.items()) {
                T value = item.read(element, context);
                if (value != null) {
                    values.add(value);
                }
            }
            return values.size() == sequence.items().size() ? values : null;
        }

        @Override
        public String advice() {
            return "Write a list: " + example + ".";
        }
    }

    /** Any value. A later version defines its keys. */
    record AnyValue() implements ValueParser<Yaml> {
        @Override
        public Yaml read(Yaml node, ParseContext context) {
            return node;
        }

        @Override
        public String advice() {
            return "";
        }
    }
}
