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

/** The forms of single values and lists. */
final class Forms {
    private Forms() {}

    /** A whole number in decimal digits. */
    record Whole(int min, int max) implements Form<Integer> {
        private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,9}");

        @Override
        public @Nullable Integer read(Yaml node, Reading reading) {
            String text = reading.text(node, this);
            if (text == null) {
                return null;
            }
            int value = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : Integer.MIN_VALUE;
            if (value >= min && value <= max) {
                return value;
            }
            reading.wrong(node, Reading.shown(text), advice());
            return null;
        }

        @Override
        public String advice() {
            return "Write a whole number from " + min + " to " + max + ".";
        }
    }

    /** A length of time: a whole number and its unit. */
    record Time(Duration min, Duration max) implements Form<Duration> {
        private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

        @Override
        public @Nullable Duration read(Yaml node, Reading reading) {
            String text = reading.text(node, this);
            if (text == null) {
                return null;
            }
            Matcher amount = AMOUNT.matcher(text);
            Duration time = amount.matches() ? of(Long.parseLong(amount.group(1)), amount.group(2)) : null;
            if (time != null && time.compareTo(min) >= 0 && time.compareTo(max) <= 0) {
                return time;
            }
            reading.wrong(node, Reading.shown(text), advice());
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
                    + " as a whole number with ms, s, m or h behind it, such as 500ms, 2s, 5m or 1h.";
        }

        /** As it stands in a workspace. */
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
     * @param words what each stands for, in the order in which to name them
     */
    record Choice<T>(Map<String, T> words) implements Form<T> {
        @Override
        public @Nullable T read(Yaml node, Reading reading) {
            String text = reading.text(node, this);
            if (text == null) {
                return null;
            }
            T value = words.get(text);
            if (value != null) {
                return value;
            }
            String nearest = Nearest.to(text, words.keySet())
                    .map(word -> "Did you mean '" + word + "'? ")
                    .orElse("");
            reading.wrong(node, Reading.shown(text), nearest + advice());
            return null;
        }

        @Override
        public String advice() {
            List<String> all = List.copyOf(words.keySet());
            return "Write " + String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast() + ".";
        }
    }

    /** A word of small letters, digits and dashes whose meaning a later version settles. */
    record Word(String example) implements Form<String> {
        private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]*");

        @Override
        public @Nullable String read(Yaml node, Reading reading) {
            String text = reading.text(node, this);
            if (text == null || WORD.matcher(text).matches()) {
                return text;
            }
            reading.wrong(node, Reading.shown(text), advice());
            return null;
        }

        @Override
        public String advice() {
            return "Write a word of small letters, such as " + example + ".";
        }
    }

    /** A text as it is; references in it would not be resolved, so it may have none. */
    record Text(String what) implements Form<String> {
        @Override
        public @Nullable String read(Yaml node, Reading reading) {
            String text = reading.text(node, this);
            if (text == null || (!text.isBlank() && !text.contains("${"))) {
                return text;
            }
            if (text.isBlank()) {
                reading.wrong(node, "nothing", advice());
            } else {
                reading.wrong(node, "a reference", advice() + " References stand in username, password and url.");
            }
            return null;
        }

        @Override
        public String advice() {
            return "Write " + what + ".";
        }
    }

    /** A file of the local system; relative ones begin at the workspace's folder. */
    record LocalFile(String example) implements Form<Path> {
        @Override
        public @Nullable Path read(Yaml node, Reading reading) {
            String text = new Text("the path of a file, such as " + example).read(node, reading);
            return text == null ? null : reading.path(node, text);
        }

        @Override
        public String advice() {
            return "Write the path of a file, such as " + example + ".";
        }
    }

    /** Several values of one form, at least one. */
    record ListOf<T>(Form<T> item, String example) implements Form<List<T>> {
        @Override
        public @Nullable List<T> read(Yaml node, Reading reading) {
            if (!(node instanceof Sequence sequence)) {
                reading.wrong(node, node.shape(), advice());
                return null;
            }
            if (sequence.items().isEmpty()) {
                reading.wrong(node, "an empty list", advice());
                return null;
            }
            List<T> values = new ArrayList<>();
            for (Yaml element : sequence.items()) {
                T value = item.read(element, reading);
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

    /** Anything: a later version says what. */
    record Anything() implements Form<Yaml> {
        @Override
        public Yaml read(Yaml node, Reading reading) {
            return node;
        }

        @Override
        public String advice() {
            return "";
        }
    }
}
