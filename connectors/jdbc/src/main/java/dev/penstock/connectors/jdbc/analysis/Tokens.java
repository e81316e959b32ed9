package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import dev.penstock.engine.api.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tokens of one statement that mean something, with their words in capitals and their brackets paired. */
final class Tokens {
    private static final String NONE = "";

    private final String text;
    private final List<SqlToken> tokens;
    private final List<String> words;
    private final int[] closing;
    private final boolean balanced;

    /**
     * @param from the index of its first token in the whole text
     * @param to the index behind its last
     */
    Tokens(SqlText cut, int from, int to) {
        this.text = cut.text();
        this.tokens = new ArrayList<>();
        this.words = new ArrayList<>();
        for (int i = from; i < to; i++) {
            SqlToken token = cut.tokens().get(i);
            String word = word(token);
            if (!token.silent() && !executableMark(word)) {
                tokens.add(token);
                words.add(word);
            }
        }
        this.closing = new int[tokens.size()];
        this.balanced = pair();
    }

    private Tokens(String text, List<SqlToken> tokens, List<String> words) {
        this.text = text;
        this.tokens = tokens;
        this.words = words;
        this.closing = new int[tokens.size()];
        this.balanced = pair();
    }

    /** The first of them. */
    Tokens upTo(int index) {
        return new Tokens(text, tokens.subList(0, index), words.subList(0, index));
    }

    private String word(SqlToken token) {
        return switch (token.kind()) {
            case KEYWORD, IDENTIFIER -> token.of(text).toUpperCase(Locale.ROOT);
            case SYMBOL, SEMICOLON -> token.of(text);
            case QUOTED_IDENTIFIER, STRING, NUMBER, PLACEHOLDER, NAMED_PLACEHOLDER, COMMENT, SPACE -> NONE;
        };
    }

    /** The marks of MySQL's executable comments mean nothing by themselves. */
    private static boolean executableMark(String word) {
        return word.startsWith("/*") || word.equals("*/");
    }

    private boolean pair() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "(", "[" -> open.add(i);
                case ")", "]" -> {
                    if (open.isEmpty()
                            || !words.get(open.getLast()).equals(words.get(i).equals(")") ? "(" : "[")) {
                        return false;
                    }
                    closing[open.removeLast()] = i;
                }
                default -> {}
            }
        }
        return open.isEmpty();
    }

    /** Whether each bracket has its other one. */
    boolean balanced() {
        return balanced;
    }

    int size() {
        return tokens.size();
    }

    /** A word in capitals, or a symbol; empty for quoted names and values, and behind the end. */
    String word(int index) {
        return index >= 0 && index < words.size() ? words.get(index) : NONE;
    }

    boolean is(int index, String word) {
        return word(index).equals(word);
    }

    /** {@link Kind#SPACE} behind the end. */
    Kind kind(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).kind() : Kind.SPACE;
    }

    /** Where it begins in the whole text. */
    int start(int index) {
        return tokens.get(index).start();
    }

    /** As written. */
    String written(int index) {
        return tokens.get(index).of(text);
    }

    /** Whether it is a word, quoted or not. */
    boolean name(int index) {
        return switch (kind(index)) {
            case KEYWORD, IDENTIFIER, QUOTED_IDENTIFIER -> true;
            case STRING, NUMBER, PLACEHOLDER, NAMED_PLACEHOLDER, SEMICOLON, SYMBOL, COMMENT, SPACE -> false;
        };
    }

    boolean quoted(int index) {
        return kind(index) == Kind.QUOTED_IDENTIFIER;
    }

    /** A name without its quotes. */
    String bare(int index) {
        String written = written(index);
        if (!quoted(index)) {
            return written;
        }
        boolean closed = written.length() > 1;
        char close = written.charAt(0) == '[' ? ']' : written.charAt(0);
        String inner = written.substring(1, closed ? written.length() - 1 : 1);
        return inner.replace("" + close + close, "" + close);
    }

    /** Where the bracket that opens at an index closes. */
    int closing(int index) {
        return closing[index];
    }

    /** Whether two tokens touch each other in the text. */
    boolean adjacent(int index) {
        return index + 1 < tokens.size()
                && tokens.get(index).end() == tokens.get(index + 1).start();
    }
}
