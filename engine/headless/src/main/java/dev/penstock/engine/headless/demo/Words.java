package dev.penstock.engine.headless.demo;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names put together from the word lists of {@code words.txt} and {@code countries.txt}. */
final class Words {
    private final Map<String, List<String>> lists = Resources.text("words.txt")
            .lines()
            .map(line -> line.split("\\|", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> list(parts[1])));
    private final List<Country> countries = Resources.text("countries.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(Words::country)
            .toList();

    /** Each as often as it has customers. */
    private final List<Country> byShare = countries.stream()
            .flatMap(country -> Collections.nCopies(country.share, country).stream())
            .toList();

    /**
     * Where people live and what they are called there.
     *
     * @param name in English
     * @param dialling its code, without a plus
     * @param share its part of the customers, in percent
     * @param cities at least one
     * @param firstNames at least one
     * @param lastNames at least one
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

    /** All words of a kind, in order. */
    List<String> all(String kind) {
        return Objects.requireNonNull(lists.get(kind), kind);
    }

    String one(Dice dice, String kind) {
        return dice.pick(all(kind));
    }

    /** A country, those with many customers more often. */
    Country country(Dice dice) {
        return dice.pick(byShare);
    }

    String artist(Dice dice) {
        return switch (dice.below(8)) {
            case 0, 1 -> "The " + one(dice, "adjective") + " " + one(dice, "nouns");
            case 2 -> one(dice, "adjective") + " " + one(dice, "noun");
            case 3 -> one(dice, "noun") + " & the " + one(dice, "nouns");
            case 4 -> one(dice, "noun") + " " + dice.between(2, 99);
            default -> person(dice, country(dice));
        };
    }

    String person(Dice dice, Country country) {
        return dice.pick(country.firstNames) + " " + dice.pick(country.lastNames);
    }

    String title(Dice dice) {
        Function<String, String> word = kind -> one(dice, kind);
        return switch (dice.below(9)) {
            case 0 -> word.apply("adjective") + " " + word.apply("noun");
            case 1 -> word.apply("noun") + " in " + word.apply("place");
            case 2 -> word.apply("verb") + " " + word.apply("place");
            case 3 -> word.apply("verb") + " " + word.apply("adjective") + " " + word.apply("nouns");
            case 4 -> word.apply("nouns") + " and " + word.apply("nouns");
            case 5 -> word.apply("foreign");
            case 6 -> word.apply("noun");
            case 7 -> "A " + word.apply("noun") + " for " + dice.pick(country(dice).firstNames);
            default -> "The " + word.apply("noun") + " of " + word.apply("place");
        };
    }

    /** A mail address that reaches nobody: example domains are reserved for that. */
    static String email(String name, int number, String domain) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]", "")
                .strip()
                .replaceAll(" +", ".");
        return (plain.isEmpty() ? "customer" : plain) + "." + number + "@example." + domain;
    }
}
