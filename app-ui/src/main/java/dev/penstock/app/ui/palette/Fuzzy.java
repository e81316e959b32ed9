package dev.penstock.app.ui.palette;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/** Finds letters in a text in their order, though not beside each other; words and runs of letters count most. */
final class Fuzzy {
    private static final int NOT = Integer.MIN_VALUE / 2;
    private static final int LETTER = 1;
    private static final int WORD = 8;
    private static final int RUN = 9;
    private static final int FIRST = 4;

    /**
     * Where the letters stand.
     *
     * @param hits places in the text
     * @param score higher fits better
     */
    record Found(BitSet hits, int score) {}

    private Fuzzy() {}

    /** The best places for all the words looked for, in any order; empty where one of them is not in the text. */
    static Optional<Found> find(String wanted, String text) {
        BitSet hits = new BitSet();
        int score = 0;
        for (String word : wanted.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty()) {
                Optional<Found> found = word(word, text);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                hits.or(found.get().hits);
                score += found.get().score;
            }
        }
        return Optional.of(new Found(hits, score));
    }

    /** The best of all ways to lay a word's letters over the text: a table of the best score for each end. */
    private static Optional<Found> word(String word, String text) {
        int letters = word.length();
        int length = text.length();
        int[][] best = new int[letters][length];
        int[][] from = new int[letters][length];
        for (int i = 0; i < letters; i++) {
            Arrays.fill(best[i], NOT);
            int before = i == 0 ? 0 : NOT;
            int beforeAt = -1;
            for (int j = 0; j < length; j++) {
                if (Character.toLowerCase(text.charAt(j)) == word.charAt(i)) {
                    int value = before + value(text, j);
                    int at = beforeAt;
                    if (i > 0 && j > 0 && best[i - 1][j - 1] + LETTER + RUN >= value) {
                        value = best[i - 1][j - 1] + LETTER + RUN;
                        at = j - 1;
                    }
                    best[i][j] = value > NOT / 2 ? value : NOT;
                    from[i][j] = at;
                }
                if (i > 0 && best[i - 1][j] > before) {
                    before = best[i - 1][j];
                    beforeAt = j;
                }
            }
        }
        int end = -1;
        for (int j = 0; j < length; j++) {
            if (best[letters - 1][j] > NOT && (end < 0 || best[letters - 1][j] > best[letters - 1][end])) {
                end = j;
            }
        }
        if (end < 0) {
            return Optional.empty();
        }
        BitSet hits = new BitSet(length);
        int at = end;
        for (int i = letters - 1; i >= 0; i--) {
            hits.set(at);
            at = from[i][at];
        }
        return Optional.of(new Found(hits, best[letters - 1][end]));
    }

    private static int value(String text, int place) {
        if (place == 0) {
            return LETTER + WORD + FIRST;
        }
        return Character.isLetterOrDigit(text.charAt(place - 1)) ? LETTER : LETTER + WORD;
    }
}
