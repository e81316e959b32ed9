package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlToken.Kind;

/** Reads the values of expressions: constants, columns, calls of functions, and what is in brackets. */
final class ValueScanner {
    private final Scan scan;
    private final Cursor in;
    private final EngineKind engine;

    ValueScanner(Scan scan) {
        this.scan = scan;
        this.in = scan.in();
        this.engine = scan.dialect().engine();
    }

    /** The call of a function. */
    void call(Scope scope) {
        Chain function = in.chain();
        scan.calls(function);
        arguments(function.word(), scope);
    }

    /** A value, if one begins here. */
    boolean operand(Scope scope, boolean inBrackets) {
        switch (in.kind()) {
            case STRING -> {
                if (in.word(1).equals("(")) {
                    // a name in the quotes of strings, by a mode of the server that this does not know
                    scan.findings().unknown();
                }
                in.next();
                return true;
            }
            case NUMBER, PLACEHOLDER, NAMED_PLACEHOLDER -> {
                in.next();
                return true;
            }
            case QUOTED_IDENTIFIER -> {
                named(scope);
                return true;
            }
            case KEYWORD, IDENTIFIER -> {
                return word(scope, inBrackets);
            }
            case SYMBOL -> {
                return symbol(scope);
            }
            case SEMICOLON, COMMENT, SPACE -> throw new NotUnderstood();
        }
        throw new NotUnderstood();
    }

    private boolean symbol(Scope scope) {
        switch (in.word()) {
            case "(" -> {
                if (in.seesQueryInBrackets()) {
                    scan.queries().inBrackets(scope);
                } else {
                    scan.expressions().brackets(scope);
                }
                return true;
            }
            case "[" -> {
                scan.expressions().brackets(scope);
                return true;
            }
            case "*" -> {
                // all columns, but for the one of count(*)
                if (!in.word(-1).equals("(")) {
                    scope.allColumns();
                }
                in.next();
                return true;
            }
            case "@" -> {
                return variable(scope);
            }
            case "$" -> {
                in.next();
                in.expectName();
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** MySQL's {@code @name} and {@code @@name}, SQLite's parameter {@code @name}; elsewhere an operator. */
    private boolean variable(Scope scope) {
        if (engine == EngineKind.POSTGRESQL) {
            return false;
        }
        in.next();
        in.accept("@");
        if (in.kind() == Kind.STRING) {
            in.next();
        } else {
            in.chain();
        }
        if (in.accept(":=")) {
            scan.findings().changesSession();
            if (!operand(scope, true)) {
                throw new NotUnderstood();
            }
        }
        return true;
    }

    private boolean word(Scope scope, boolean inBrackets) {
        String word = in.word();
        boolean call = in.word(1).equals("(");
        if (Words.value(word, engine)
                && (!call || Words.valueWithBrackets(word))
                && !in.word(1).equals(".")) {
            in.next();
            if (in.sees("(")) {
                scan.expressions().brackets(scope);
            }
            return true;
        }
        if (in.accept("GROUPING", "SETS")) {
            scan.expressions().brackets(scope);
            return true;
        }
        if (Words.PREFIX.contains(word) || (call && Words.PREFIX_OF_BRACKETS.contains(word))) {
            return false;
        }
        if (word.equals("INTERVAL") && !call && in.kind() == Kind.KEYWORD && begins(in.at() + 1)) {
            interval(scope);
            return true;
        }
        if (word.equals("NEXT") && in.word(1).equals("VALUE")) {
            throw new NotUnderstood();
        }
        if (inBrackets && separates(word)) {
            return false;
        }
        if (inBrackets
                && (in.accept("UNBOUNDED", "PRECEDING")
                        || in.accept("UNBOUNDED", "FOLLOWING")
                        || in.accept("CURRENT", "ROW"))) {
            return true;
        }
        if (Words.SUSPICIOUS.contains(word) && !call) {
            throw new NotUnderstood();
        }
        named(scope);
        return true;
    }

    /** Whether a word may stand between arguments here, where a value could begin. */
    boolean separates(String word) {
        return Words.LEADING_SEPARATORS.contains(word)
                || in.sees("PARTITION", "BY")
                || in.sees("ORDER", "BY")
                || in.sees("GROUPING", "SETS");
    }

    private boolean begins(int index) {
        return switch (in.tokens().kind(index)) {
            case STRING, NUMBER, PLACEHOLDER, NAMED_PLACEHOLDER, QUOTED_IDENTIFIER, IDENTIFIER -> true;
            case KEYWORD, SEMICOLON, COMMENT, SPACE -> false;
            case SYMBOL ->
                in.tokens().is(index, "(")
                        || in.tokens().is(index, "@")
                        || in.tokens().is(index, "-");
        };
    }

    /** {@code INTERVAL 1 DAY} and its likes. */
    private void interval(Scope scope) {
        in.next();
        in.accept("-");
        if (!operand(scope, true)) {
            throw new NotUnderstood();
        }
        while (Words.UNITS.contains(in.word())) {
            in.next();
            if (in.sees("(")) {
                in.skipBrackets();
            }
        }
    }

    /** A column, a function's call, or a value such as {@code date '2000-01-01'}. */
    void named(Scope scope) {
        Chain chain = in.chain();
        if (in.sees("(") && !chain.star()) {
            scan.calls(chain);
            arguments(chain.word(), scope);
            behindCall(scope);
        } else if (in.kind() == Kind.STRING && literal(chain.word())) {
            in.next();
        } else if ((chain.word().equals("TIMESTAMP") || chain.word().equals("TIME"))
                && in.seesAny("WITH", "WITHOUT")
                && in.word(1).equals("TIME")) {
            in.moveTo(in.at() + 3);
            if (in.kind() != Kind.STRING) {
                throw new NotUnderstood();
            }
            in.next();
        } else if (in.sees(":=") || (in.sees("=", ">") && in.tokens().adjacent(in.at()))) {
            // the name of an argument
            in.moveTo(in.at() + (in.sees(":=") ? 1 : 2));
            if (!operand(scope, true)) {
                scope.allColumns();
            }
        } else {
            reference(chain, scope);
        }
    }

    /** MySQL and SQLite take a string behind a column for its new name. */
    private boolean literal(String word) {
        return engine == EngineKind.POSTGRESQL
                || word.startsWith("_")
                || switch (word) {
                    case "DATE", "TIME", "TIMESTAMP", "N", "X", "B" -> true;
                    default -> false;
                };
    }

    private void reference(Chain chain, Scope scope) {
        SqlDialect dialect = scan.dialect();
        if (chain.star()) {
            for (Scope.Source source : scope.sources()) {
                source.allColumns();
            }
            scope.allColumns();
            return;
        }
        String name = chain.column(dialect, 0);
        if (chain.names() == 1 && scope.aliased(name)) {
            // the new name of a value, or the column that it hides
            scope.allColumns();
        }
        scope.reference(chain.names() > 1 ? chain.object(dialect, 1) : null, name);
    }

    private void arguments(String function, Scope scope) {
        int close = in.close();
        if (Words.UNIT_FIRST.contains(function) && in.at() != close) {
            in.next();
        }
        if (function.equals("XMLTABLE") || function.equals("JSON_TABLE")) {
            table(close, scope);
        } else {
            scan.expressions().within(scope, close);
        }
        in.leave(close);
    }

    /** What follows {@code COLUMNS} are types and paths, unless there is a default. */
    private void table(int close, Scope scope) {
        for (int i = in.at(); i < close; i++) {
            if (in.tokens().is(i, "DEFAULT")) {
                throw new NotUnderstood();
            }
        }
        while (in.at() < close && !in.sees("COLUMNS")) {
            if (!operand(scope, true)) {
                in.next();
            }
        }
        in.moveTo(close);
    }

    private void behindCall(Scope scope) {
        while (true) {
            if (in.sees("FILTER", "(") || in.sees("OVER", "(")) {
                in.next();
                scan.expressions().brackets(scope);
            } else if (in.accept("OVER")) {
                in.expectName();
            } else if (in.sees("WITHIN", "GROUP", "(")) {
                in.moveTo(in.at() + 2);
                scan.expressions().brackets(scope);
            } else if (in.accept("AGAINST")) {
                against(scope);
            } else if (!(in.accept("IGNORE", "NULLS") || in.accept("RESPECT", "NULLS"))) {
                return;
            }
        }
    }

    /** What MySQL's full text is searched for, and how. */
    private void against(Scope scope) {
        int close = in.close();
        while (in.at() < close && !in.seesAny("IN", "WITH")) {
            if (!operand(scope, true)) {
                in.next();
            }
        }
        while (in.acceptAny("IN", "BOOLEAN", "NATURAL", "LANGUAGE", "MODE", "WITH", "QUERY", "EXPANSION")) {
            // the mode
        }
        in.leave(close);
    }
}
