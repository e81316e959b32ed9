package dev.penstock.engine.api.sql;

import java.util.List;
import java.util.Locale;

/** Writes a text without its values. */
final class Digest {
    private static final String LIST = "?, …";
    private static final int LONGEST = 1 << 16;

    private Digest() {}

    static String of(String text, List<SqlToken> tokens) {
        StringBuilder digest = new StringBuilder(Math.min(text.length(), LONGEST));
        boolean gap = false;
        for (SqlToken token : tokens) {
            if (token.silent()) {
                gap = true;
                continue;
            }
            if (gap && !digest.isEmpty()) {
                digest.append(' ');
            }
            gap = false;
            append(digest, text, token);
            if (digest.length() > LONGEST) {
                digest.setLength(LONGEST);
                return digest.append('…').toString();
            }
        }
        while (!digest.isEmpty() && " ;".indexOf(digest.charAt(digest.length() - 1)) >= 0) {
            digest.setLength(digest.length() - 1);
        }
        return digest.toString();
    }

    private static void append(StringBuilder digest, String text, SqlToken token) {
        switch (token.kind()) {
            case STRING, NUMBER, PLACEHOLDER, NAMED_PLACEHOLDER -> value(digest);
            case KEYWORD -> digest.append(token.of(text).toLowerCase(Locale.ROOT));
            case IDENTIFIER, QUOTED_IDENTIFIER, SEMICOLON, SYMBOL, COMMENT, SPACE ->
                digest.append(text, token.start(), token.end());
        }
    }

    /** A value behind another and a comma joins its list. */
    private static void value(StringBuilder digest) {
        int end = digest.length();
        while (end > 0 && digest.charAt(end - 1) == ' ') {
            end--;
        }
        boolean comma = end > 0 && digest.charAt(end - 1) == ',';
        int list = comma ? end - 1 : end;
        while (list > 0 && digest.charAt(list - 1) == ' ') {
            list--;
        }
        if (comma && endsWith(digest, list, LIST)) {
            digest.setLength(list);
        } else if (comma && endsWith(digest, list, "?")) {
            digest.setLength(list - 1);
            digest.append(LIST);
        } else {
            digest.append('?');
        }
    }

    private static boolean endsWith(StringBuilder digest, int end, String tail) {
        return end >= tail.length() && digest.indexOf(tail, end - tail.length()) == end - tail.length();
    }
}
