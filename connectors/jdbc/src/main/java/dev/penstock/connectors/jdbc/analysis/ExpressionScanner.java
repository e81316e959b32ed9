package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions: finds the functions that they call, the columns they name and the queries in them. It knows only the
 * alternation of values and operators; where that breaks, the columns count as not known.
 */
final class ExpressionScanner {
    private final Scan scan;
    private final Cursor in;
    private final EngineKind engine;
    private final ValueScanner values;

    ExpressionScanner(Scan scan) {
        this.scan = scan;
        this.in = scan.in();
        this.engine = scan.dialect().engine();
        this.values = new ValueScanner(scan);
    }

    ValueScanner values() {
        return values;
    }

    /** Expressions with commas between them, to the end of their clause. */
    void list(Scope scope) {
        do {
            expression(scope);
        } while (in.accept(","));
    }

    /** One expression, to a comma or to the end of its clause or bracket. */
    void expression(Scope scope) {
        run(scope, false, -1);
    }

    /** Expressions with commas between them that may have a name each: what a query returns. */
    void columns(Scope scope) {
        do {
            run(scope, true, -1);
            if (in.accept("AS")) {
                alias(scope);
            }
        } while (in.accept(","));
    }

    private void alias(Scope scope) {
        if (in.name()) {
            scope.alias(name(in.at()));
        } else if (in.kind() != Kind.STRING) {
            throw new NotUnderstood();
        }
        in.next();
    }

    private String name(int index) {
        return scan.dialect().column(in.tokens().bare(index), in.tokens().quoted(index));
    }

    /** All that is in a bracket, commas and the words between arguments included. */
    void brackets(Scope scope) {
        int close = in.close();
        run(scope, false, close);
        in.leave(close);
    }

    /** All to the end of a bracket that was entered before. */
    void within(Scope scope, int close) {
        run(scope, false, close);
    }

    /** @param close where the bracket ends that it is in; -1 outside of brackets, where a comma or a clause ends it */
    private void run(Scope scope, boolean named, int close) {
        boolean value = false;
        int cases = 0;
        while (!in.ended() && in.at() != close) {
            String word = in.word();
            if (word.equals(")") || word.equals("]") || word.equals(";")) {
                break;
            }
            if (word.equals(",")) {
                if (close < 0) {
                    break;
                }
                in.next();
                value = false;
                continue;
            }
            if (cases == 0 && close < 0 && ends(word, value)) {
                break;
            }
            if (word.equals("CASE") && !value) {
                cases++;
                in.next();
            } else if (cases > 0 && word.equals("END")) {
                cases--;
                in.next();
                value = true;
            } else if (cases > 0 && in.seesAny("WHEN", "THEN", "ELSE")) {
                in.next();
                value = false;
            } else if (!value && values.operand(scope, close >= 0)) {
                value = true;
            } else if (value && named && cases == 0 && aliased(scope)) {
                break;
            } else {
                value = between(scope, value, close >= 0);
            }
        }
        if (cases != 0) {
            throw new NotUnderstood();
        }
    }

    private boolean ends(String word, boolean value) {
        if (!Words.CLAUSES.contains(word) || in.kind() == Kind.SYMBOL) {
            return false;
        }
        if (in.sees("ON", "CONFLICT") || in.sees("ON", "DUPLICATE")) {
            return true;
        }
        return value || !Words.CLAUSES_BEHIND_A_VALUE.contains(word);
    }

    /** A name behind a value without {@code AS}. */
    private boolean aliased(Scope scope) {
        boolean literal = in.kind() == Kind.STRING && engine != EngineKind.POSTGRESQL;
        boolean name = in.kind() == Kind.IDENTIFIER || in.kind() == Kind.QUOTED_IDENTIFIER || in.kind() == Kind.KEYWORD;
        if (!literal && !(name && !Words.INFIX.contains(in.word()) && endsItem(in.word(1)))) {
            return false;
        }
        alias(scope);
        return true;
    }

    private boolean endsItem(String word) {
        return word.equals(",")
                || word.equals(")")
                || Words.CLAUSES.contains(word)
                || in.at() + 1 == in.tokens().size();
    }

    /** What stands where no value begins; whether there is a value before what follows. */
    private boolean between(Scope scope, boolean value, boolean inBrackets) {
        if (in.kind() == Kind.SYMBOL) {
            return operator(scope);
        }
        String word = in.word();
        if (word.isEmpty()) {
            // a value behind a value: two strings are one
            boolean strings = in.kind() == Kind.STRING && in.tokens().kind(in.at() - 1) == Kind.STRING;
            if (!strings) {
                scope.allColumns();
            }
            if (in.kind() == Kind.QUOTED_IDENTIFIER) {
                values.named(scope);
            } else {
                in.next();
            }
            return true;
        }
        return value ? behindValue(scope, word, inBrackets) : beforeValue(word);
    }

    private boolean beforeValue(String word) {
        if (values.separates(word)) {
            in.moveTo(in.at() + (in.seesAny("PARTITION", "ORDER", "GROUPING") ? 2 : 1));
            return false;
        }
        if (Words.PREFIX.contains(word) || Words.PREFIX_OF_BRACKETS.contains(word)) {
            in.next();
            return false;
        }
        throw new NotUnderstood();
    }

    private boolean behindValue(Scope scope, String word, boolean inBrackets) {
        switch (word) {
            case "IS" -> {
                in.next();
                return test();
            }
            case "ISNULL", "NOTNULL", "END" -> {
                in.next();
                return true;
            }
            case "COLLATE" -> {
                in.next();
                if (in.kind() == Kind.STRING) {
                    in.next();
                } else {
                    in.chain();
                }
                return true;
            }
            case "AT" -> {
                in.next();
                if (in.accept("LOCAL")) {
                    return true;
                }
                in.expect("TIME");
                in.expect("ZONE");
                return false;
            }
            case "AS", "RETURNING" -> {
                in.next();
                type();
                return true;
            }
            case "FORMAT" -> {
                in.next();
                in.expect("JSON");
                return true;
            }
            default -> {
                return behindValueOtherwise(scope, word, inBrackets);
            }
        }
    }

    /** What follows {@code IS}; whether it is a value already. */
    private boolean test() {
        in.accept("NOT");
        if (in.accept("DISTINCT", "FROM")) {
            return false;
        }
        if (in.accept("JSON")) {
            if (in.seesAny("VALUE", "ARRAY", "OBJECT", "SCALAR")) {
                in.next();
            }
            return true;
        }
        return in.acceptAny("UNKNOWN", "DOCUMENT", "NORMALIZED");
    }

    private boolean behindValueOtherwise(Scope scope, String word, boolean inBrackets) {
        if (Words.INFIX.contains(word)) {
            in.next();
            if (word.equals("OPERATOR")) {
                operatorByName();
            } else if (word.equals("NOT") && Words.INFIX.contains(in.word())) {
                in.next();
            }
            return false;
        }
        if (inBrackets && (word.equals("FOR") && Words.SUSPICIOUS.contains(in.word(1)))) {
            throw new NotUnderstood();
        }
        if (inBrackets && (in.sees("ORDER", "BY") || in.sees("PARTITION", "BY"))) {
            in.moveTo(in.at() + 2);
            return false;
        }
        if (inBrackets && in.acceptAny("ROWS", "RANGE", "GROUPS")) {
            in.accept("BETWEEN");
            return false;
        }
        if (inBrackets && word.equals("USING") && in.tokens().name(in.at() + 1)) {
            // a character set
            in.moveTo(in.at() + 2);
            return true;
        }
        if (inBrackets && Words.SEPARATORS.contains(word)) {
            in.next();
            return endsWithValue(word);
        }
        if (Words.SUSPICIOUS.contains(word) || Words.CLAUSES.contains(word)) {
            throw new NotUnderstood();
        }
        scope.allColumns();
        if (in.word(1).equals("(") && !Words.BEFORE_BRACKETS.contains(word)) {
            values.named(scope);
        } else {
            in.next();
        }
        return true;
    }

    private static boolean endsWithValue(String word) {
        return switch (word) {
            case "ASC", "DESC", "NULLS", "FIRST", "LAST", "PRECEDING", "FOLLOWING", "KEYS", "JSON", "MODE" -> true;
            default -> false;
        };
    }

    /** {@code OPERATOR(schema.+)}: one of another schema may call any function. */
    private void operatorByName() {
        int close = in.close();
        if (!in.sees("PG_CATALOG", ".")) {
            scan.findings().unknown();
        }
        in.moveTo(close);
        in.leave(close);
    }

    private boolean operator(Scope scope) {
        switch (in.word()) {
            case "(" -> throw new NotUnderstood();
            case "[" -> {
                brackets(scope);
                return true;
            }
            case "." -> {
                in.next();
                if (!in.accept("*")) {
                    in.expectName();
                    if (in.sees("(")) {
                        throw new NotUnderstood();
                    }
                }
                return true;
            }
            case ":" -> {
                // of a slice, a[1:2]
                in.next();
                return false;
            }
            case "::" -> {
                in.next();
                type();
                return true;
            }
            case ":=", "{", "}", "\\" -> throw new NotUnderstood();
            default -> {
                in.next();
                return false;
            }
        }
    }

    /** The name of a type. */
    void type() {
        in.accept("SETOF");
        String first = in.chain().word();
        boolean more = true;
        while (more) {
            if (in.sees("(")) {
                in.skipBrackets();
            } else if (in.sees("[")) {
                in.moveTo(in.tokens().closing(in.at()) + 1);
            } else if (in.seesAny("WITH", "WITHOUT") && in.word(1).equals("TIME")) {
                in.moveTo(in.at() + 3);
            } else if (in.sees("CHARACTER", "SET")) {
                in.moveTo(in.at() + 3);
            } else if (Words.TYPE_WORDS.contains(in.word())
                    || (first.equals("INTERVAL") && Words.UNITS.contains(in.word()))) {
                in.next();
            } else {
                more = false;
            }
        }
    }

    /** The names of columns in a bracket, for a table. */
    void columnList(@Nullable Touch touch) {
        int close = in.close();
        while (in.at() < close) {
            if (in.name()) {
                if (touch != null) {
                    touch.column(name(in.at()));
                }
                in.next();
            } else {
                in.expect(",");
            }
        }
        in.leave(close);
    }
}
