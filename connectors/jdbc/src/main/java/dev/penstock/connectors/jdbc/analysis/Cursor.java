package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.sql.SqlToken.Kind;

/** A place in the tokens of a statement, which moves forward. */
final class Cursor {
    private static final int DEEPEST = 200;

    private final Tokens tokens;
    private int at;
    private int depth;

    Cursor(Tokens tokens) {
        this.tokens = tokens;
    }

    Tokens tokens() {
        return tokens;
    }

    int at() {
        return at;
    }

    void moveTo(int index) {
        at = index;
    }

    void next() {
        at++;
    }

    boolean ended() {
        return at >= tokens.size();
    }

    String word() {
        return tokens.word(at);
    }

    String word(int ahead) {
        return tokens.word(at + ahead);
    }

    Kind kind() {
        return tokens.kind(at);
    }

    boolean name() {
        return tokens.name(at);
    }

    /** Whether these words come next. */
    boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!tokens.is(at + i, words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of these words comes next. */
    boolean seesAny(String... words) {
        for (String word : words) {
            if (tokens.is(at, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these words comes later. */
    boolean seesAnyAhead(int ahead, String... words) {
        for (String word : words) {
            if (tokens.is(at + ahead, word)) {
                return true;
            }
        }
        return false;
    }

    /** Passes over these words if they come next. */
    boolean accept(String... words) {
        boolean there = sees(words);
        if (there) {
            at += words.length;
        }
        return there;
    }

    /** Passes over one of these words if one comes next. */
    boolean acceptAny(String... words) {
        boolean there = seesAny(words);
        if (there) {
            at++;
        }
        return there;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw new NotUnderstood();
        }
    }

    void expectName() {
        if (!name()) {
            throw new NotUnderstood();
        }
        at++;
    }

    /** Passes over a bracket and all that is in it. */
    void skipBrackets() {
        if (!sees("(")) {
            throw new NotUnderstood();
        }
        at = tokens.closing(at) + 1;
    }

    /** Passes over a bracket with names and commas alone. */
    void nameList() {
        int close = close();
        while (at < close) {
            if (!name() && !sees(",")) {
                throw new NotUnderstood();
            }
            at++;
        }
        leave(close);
    }

    /** Enters the bracket that comes next; where it closes. */
    int close() {
        if (!sees("(") && !sees("[")) {
            throw new NotUnderstood();
        }
        if (++depth > DEEPEST) {
            throw new NotUnderstood();
        }
        return tokens.closing(at++);
    }

    /** Leaves a bracket, which must be at its end. */
    void leave(int close) {
        if (at != close) {
            throw new NotUnderstood();
        }
        depth--;
        at++;
    }

    /** Whether a bracket comes next that holds a query. */
    boolean seesQueryInBrackets() {
        int inner = at;
        while (tokens.is(inner, "(")) {
            inner++;
        }
        if (inner == at) {
            return false;
        }
        boolean query = switch (tokens.word(inner)) {
            case "SELECT", "WITH", "VALUES" -> true;
            case "TABLE" -> tokens.name(inner + 1);
            default -> false;
        };
        if (!query || inner == at + 1) {
            return query;
        }
        int behind = tokens.closing(at + 1) + 1;
        return switch (tokens.word(behind)) {
            case ")", "UNION", "INTERSECT", "EXCEPT", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR" -> true;
            default -> false;
        };
    }

    /** A name with dots, {@code a.b.c} or {@code a.*}. */
    Chain chain() {
        int first = at;
        expectName();
        boolean star = false;
        while (sees(".") && !star) {
            at++;
            star = accept("*");
            if (!star) {
                expectName();
            }
        }
        return new Chain(tokens, first, at, star);
    }
}
