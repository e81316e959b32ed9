package dev.penstock.engine.headless.demo;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Generates names from the word lists in {@code words.txt} and {@code countries.txt}. */
final class NameGenerator {
    private final Map<String, List<String>> lists = Resources.text("words.txt")
            .lines()
            .map(line -> line.split("\\|", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> list(parts[1])));
    private final List<Country> countries = Resources.text("countries.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(NameGenerator::country)
            .toList();

    /** Each country occurs in proportion to its customers. */
    private final List<Country> byShare = countries.stream()
            .flatMap(country -> Collections.nCopies(country.share, country).stream())
            .toList();

    /**
     * A country with its cities and names.
     *
     * @param name the English name
     * @param dialling the dialling code without a plus
     * @param share its share of the customers in percent
     * @param cities the cities, at least one
     * @param firstNames the first names, at least one
     * @param lastNames the last names, at least one
     */
    record Country(
            String name,
            String dialling,
            int share,
            List<String> cities,
            List<String> firstNames,
            List<String> lastNames) {}

    private static Country country(String line) {
        String[] parts = line.split("\\|", 6);
        return new Country(
                parts[0], parts[1], Integer.parseInt(parts[2]), list(parts[3]), list(parts[4]), list(parts[5]));
    }

    private static List<String> list(String text) {
        return List.of(text.split(",", -1));
    }

    /** The words of a kind, in order. */
    List<String> all(String kind) {
        return Objects.requireNonNull(lists.get(kind), kind);
    }

    String one(SeededRandom random, String kind) {
        return random.pick(all(kind));
    }

    /** A random country; those with many customers are more likely. */
    Country country(SeededRandom random) {
        return random.pick(byShare);
    }

    String artist(SeededRandom random) {
        return switch (random.below(8)) {
            case 0, 1 -> "The " + one(random, "adjective") + " " + one(random, "nouns");
            case 2 -> one(random, "adjective") + " " + one(random, "noun");
            case 3 -> one(random, "noun") + " & the " + one(random, "nouns");
            case 4 -> one(random, "noun") + " " + random.between(2, 99);
            default -> person(random, country(random));
        };
    }

    String person(SeededRandom random, Country country) {
        return random.pick(country.firstNames) + " " + random.pick(country.lastNames);
    }

    String title(SeededRandom random) {
        Function<String, String> word = kind -> one(random, kind);
        return switch (random.below(9)) {
            case 0 -> word.apply("adjective") + " " + word.apply("noun");
            case 1 -> word.apply("noun") + " in " + word.apply("place");
            case 2 -> word.apply("verb") + " " + word.apply("place");
            case 3 -> word.apply("verb") + " " + word.apply("adjective") + " " + word.apply("nouns");
            case 4 -> word.apply("nouns") + " and " + word.apply("nouns");
            case 5 -> word.apply("foreign");
            case 6 -> word.apply("noun");
            case 7 -> "A " + word.apply("noun") + " for " + random.pick(country(random).firstNames);
            default -> "The " + word.apply("noun") + " of " + word.apply("place");
        };
    }

    /** An email address in a reserved example domain, so that no real mailbox has it. */
    static String email(String name, int number, String domain) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]", "")
                .strip()
                .replaceAll(" +", ".");
        return (plain.isEmpty() ? "customer" : plain) + "." + number + "@example." + domain;
    }
}
