package dev.penstock.engine.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the most similar known name for an unknown one. */
public final class Nearest {
    private Nearest() {}

    /**
     * The candidate with the least distance to a word, if it is similar enough: at most one typo per three letters, or
     * a candidate that starts with the word. Ignores case. Of several equal candidates the first wins.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String lower = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> near(lower, candidate.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))));
    }

    private static boolean near(String word, String candidate) {
        int allowed = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
        return distance(word, candidate) <= allowed || (word.length() >= 3 && candidate.startsWith(word));
    }

    /** The number of letters to insert, delete, replace or transpose (Damerau–Levenshtein distance). */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }
}
