package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.spi.KeyCondition;
import dev.penstock.engine.api.sql.SqlToken.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the conditions {@code column = value} that hold for all rows a statement touches. */
final class KeyConditions {
    private static final int LONGEST_LONG = 18;

    private final Scan scan;
    private final Tokens tokens;

    private KeyConditions(Scan scan) {
        this.scan = scan;
        this.tokens = scan.in().tokens();
    }

    /** Those of a {@code WHERE}, between two tokens. */
    static void find(Scan scan, int from, int to) {
        new KeyConditions(scan).conjunction(from, to);
    }

    /** Those of a row that is inserted; its bracket opens at a token. */
    static void inserted(Scan scan, int row, List<String> columns) {
        new KeyConditions(scan).row(scan.in().tokens().is(row, "ROW") ? row + 1 : row, columns);
    }

    /** Those of MySQL's {@code INSERT … SET a = 1}. */
    static void assigned(Scan scan, int from, int to) {
        KeyConditions conditions = new KeyConditions(scan);
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || conditions.tokens.is(i, ",")) {
                conditions.comparison(start, i);
                start = i + 1;
            } else if (conditions.tokens.is(i, "(")) {
                i = conditions.tokens.closing(i);
            }
        }
    }

    /** Whether a condition is none: {@code true}, {@code 1}, {@code 1 = 1}. */
    static boolean alwaysTrue(Tokens tokens, int from, int to) {
        boolean constant = tokens.kind(from) == Kind.NUMBER || tokens.is(from, "TRUE");
        if (to - from == 1) {
            return constant;
        }
        return constant
                && to - from == 3
                && tokens.is(from + 1, "=")
                && tokens.written(from).equals(tokens.written(from + 2));
    }

    private void row(int open, List<String> columns) {
        int close = tokens.closing(open);
        int column = 0;
        int start = open + 1;
        for (int i = open + 1; i <= close; i++) {
            if (i == close || tokens.is(i, ",")) {
                KeyCondition.Operand operand = operand(start, i);
                if (operand != null && column < columns.size()) {
                    scan.findings().condition(new KeyCondition(null, columns.get(column), operand));
                }
                column++;
                start = i + 1;
            } else if (tokens.is(i, "(") || tokens.is(i, "[")) {
                i = tokens.closing(i);
            }
        }
    }

    /** Each part between the {@code AND} of this level; none if there is an {@code OR}. */
    private void conjunction(int from, int to) {
        int cases = 0;
        boolean between = false;
        for (int i = from; i < to; i++) {
            switch (tokens.word(i)) {
                case "(", "[" -> i = tokens.closing(i);
                case "OR", "XOR" -> {
                    return;
                }
                default -> {}
            }
        }
        int start = from;
        for (int i = from; i <= to; i++) {
            String word = i == to ? "AND" : tokens.word(i);
            switch (word) {
                case "(", "[" -> i = tokens.closing(i);
                case "CASE" -> cases++;
                case "END" -> cases--;
                case "BETWEEN" -> between = true;
                case "AND" -> {
                    if (between && i < to) {
                        between = false;
                    } else if (cases == 0) {
                        part(start, i);
                        start = i + 1;
                    }
                }
                default -> {
                    if (word.equals("|")
                            && tokens.is(i + 1, "|")
                            && scan.dialect().engine() == EngineKind.MYSQL) {
                        return;
                    }
                }
            }
        }
    }

    private void part(int from, int to) {
        if (tokens.is(from, "(") && tokens.closing(from) == to - 1) {
            conjunction(from + 1, to - 1);
        } else {
            comparison(from, to);
        }
    }

    private void comparison(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.is(i, "=") || tokens.is(i, ":=")) {
                int behind = i + 1;
                if (tokens.is(behind, "=") && scan.dialect().engine() == EngineKind.SQLITE) {
                    behind++;
                }
                compared(from, i, behind, to);
                return;
            }
        }
    }

    private void compared(int from, int operator, int behind, int to) {
        KeyCondition.Operand right = operand(behind, to);
        if (right != null) {
            condition(from, operator, right);
            return;
        }
        KeyCondition.Operand left = operand(from, operator);
        if (left != null) {
            condition(behind, to, left);
        }
    }

    /** The column between two tokens, with its table if that is named. */
    private void condition(int from, int to, KeyCondition.Operand operand) {
        for (int i = from; i < to; i++) {
            if ((i - from) % 2 == 0 ? !tokens.name(i) : !tokens.is(i, ".")) {
                return;
            }
        }
        Chain chain = new Chain(tokens, from, to, false);
        if ((to - from) % 2 == 0 || Words.value(chain.word(), scan.dialect().engine())) {
            return;
        }
        String table = chain.names() > 1 ? chain.object(scan.dialect(), 1) : null;
        scan.findings().condition(new KeyCondition(table, chain.column(scan.dialect(), 0), operand));
    }

    /** The constant or placeholder between two tokens; null if something else is there. */
    private KeyCondition.@Nullable Operand operand(int from, int to) {
        if (to - from == 2 && tokens.kind(from + 1) == Kind.NUMBER && (tokens.is(from, "-") || tokens.is(from, "+"))) {
            Object number = number(tokens.written(from + 1), tokens.is(from, "-"));
            return number == null ? null : new KeyCondition.Literal(number);
        }
        if (to - from != 1) {
            return null;
        }
        return switch (tokens.kind(from)) {
            case NUMBER -> literal(number(tokens.written(from), false));
            case STRING -> literal(string(tokens.written(from)));
            case PLACEHOLDER -> {
                int place = scan.placeholders().at(tokens.start(from));
                yield place < 0 ? null : new KeyCondition.Positional(place);
            }
            case NAMED_PLACEHOLDER ->
                new KeyCondition.Named(tokens.written(from).substring(1));
            case KEYWORD, IDENTIFIER ->
                switch (tokens.word(from)) {
                    case "TRUE" -> new KeyCondition.Literal(true);
                    case "FALSE" -> new KeyCondition.Literal(false);
                    default -> null;
                };
            case QUOTED_IDENTIFIER, SEMICOLON, SYMBOL, COMMENT, SPACE -> null;
        };
    }

    private static KeyCondition.@Nullable Literal literal(@Nullable Object value) {
        return value == null ? null : new KeyCondition.Literal(value);
    }

    private static @Nullable Object number(String written, boolean negative) {
        String digits = written.replace("_", "");
        for (int i = 0; i < digits.length(); i++) {
            if ("0123456789.eE+-".indexOf(digits.charAt(i)) < 0) {
                return null;
            }
        }
        String signed = negative ? "-" + digits : digits;
        boolean whole = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (whole && digits.length() <= LONGEST_LONG) {
            return Long.parseLong(signed);
        }
        // an exponent of many digits would make a number without end
        return digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0 ? null : new BigDecimal(signed);
    }

    /** The text of a value in single quotes; null if it has escapes, or the server's mode tells what it is. */
    private static @Nullable String string(String written) {
        if (written.length() < 2
                || written.charAt(0) != '\''
                || written.charAt(written.length() - 1) != '\''
                || written.indexOf('\\') >= 0) {
            return null;
        }
        return written.substring(1, written.length() - 1).replace("''", "'");
    }
}
