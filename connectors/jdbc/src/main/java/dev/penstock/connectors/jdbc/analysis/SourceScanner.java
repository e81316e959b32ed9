package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a {@code FROM}: tables, queries in brackets, functions, joins. */
final class SourceScanner {
    private final Scan scan;
    private final Cursor in;

    SourceScanner(Scan scan) {
        this.scan = scan;
        this.in = scan.in();
    }

    /** Tables with commas and joins between them. */
    void list(Scope scope) {
        do {
            joined(scope);
        } while (in.accept(","));
    }

    /** A table and what is joined to it; whether a join has a condition. */
    boolean joined(Scope scope) {
        boolean condition = false;
        source(scope);
        while (join()) {
            source(scope);
            while (in.sees("ON") || in.sees("USING", "(")) {
                condition = true;
                if (in.accept("ON")) {
                    scan.expressions().expression(scope);
                } else {
                    in.next();
                    // the columns are of both sides
                    in.nameList();
                    scope.allColumns();
                    if (in.accept("AS")) {
                        in.expectName();
                    }
                }
            }
        }
        return condition;
    }

    private boolean join() {
        if (in.accept("STRAIGHT_JOIN") || in.accept("JOIN")) {
            return true;
        }
        if (in.accept("NATURAL") && in.accept("JOIN")) {
            return true;
        }
        if (in.seesAny("INNER", "CROSS", "LEFT", "RIGHT", "FULL")) {
            in.next();
            in.accept("OUTER");
            in.expect("JOIN");
            return true;
        }
        return false;
    }

    private void source(Scope scope) {
        boolean lateral = in.accept("LATERAL");
        boolean only = in.accept("ONLY");
        if (in.seesQueryInBrackets()) {
            scan.queries().inBrackets(lateral ? scope : scope.outer());
            derived(scope);
        } else if (in.sees("(")) {
            int close = in.close();
            if (only) {
                table(in.chain(), scope);
            } else {
                list(scope);
            }
            in.leave(close);
            if (in.accept("AS") || aliasFollows()) {
                // hides the names of the tables inside
                in.expectName();
                scope.allColumns();
                if (in.sees("(")) {
                    in.nameList();
                }
            }
        } else if (in.sees("ROWS", "FROM", "(")) {
            in.moveTo(in.at() + 2);
            functions(scope);
            derived(scope);
        } else {
            named(scope);
        }
    }

    private void named(Scope scope) {
        if (Words.BEHIND_TABLES.contains(in.word()) && !in.word(1).equals("(")) {
            throw new NotUnderstood();
        }
        Chain chain = in.chain();
        if (chain.star()) {
            throw new NotUnderstood();
        }
        if (in.sees("(")) {
            call(chain, scope);
            derived(scope);
        } else {
            in.accept("*");
            table(chain, scope);
        }
    }

    private void call(Chain chain, Scope scope) {
        in.moveTo(chain.from());
        scan.expressions().values().call(scope);
        in.accept("WITH", "ORDINALITY");
    }

    private void functions(Scope scope) {
        int close = in.close();
        do {
            call(in.chain(), scope);
            if (in.accept("AS")) {
                definitions();
            }
        } while (in.accept(","));
        in.leave(close);
        in.accept("WITH", "ORDINALITY");
    }

    /** A table with its alias. */
    private void table(Chain chain, Scope scope) {
        if (in.sees("PARTITION", "(")) {
            in.next();
            in.nameList();
        }
        Touch touch = scan.reads(chain);
        String name = chain.object(scan.dialect(), 0);
        String alias = alias(true);
        if (alias != null && touch != null && in.word(-1).equals(")")) {
            // the columns have new names
            touch.allColumns();
        }
        scope.source(alias == null ? name : alias, touch, chain);
        hints();
    }

    private void derived(Scope scope) {
        scope.source(alias(true), null, null);
        hints();
    }

    /** The target of a change, with its alias if there is one. */
    @Nullable
    String targetAlias() {
        return alias(false);
    }

    private @Nullable String alias(boolean columns) {
        String alias = null;
        boolean as = in.accept("AS");
        if (as && in.sees("(")) {
            definitions();
            return null;
        }
        if (as || aliasFollows()) {
            if (!in.name() && in.kind() != Kind.STRING) {
                throw new NotUnderstood();
            }
            alias = scan.dialect().object(in.tokens().bare(in.at()), in.tokens().quoted(in.at()));
            in.next();
            if (columns && in.sees("(")) {
                definitions();
            }
        }
        return alias;
    }

    private boolean aliasFollows() {
        return in.name() && (in.kind() == Kind.QUOTED_IDENTIFIER || !Words.BEHIND_TABLES.contains(in.word()));
    }

    /** Names, perhaps with types, in a bracket. */
    private void definitions() {
        int close = in.close();
        while (in.at() < close) {
            if (in.sees("DEFAULT")) {
                throw new NotUnderstood();
            }
            in.next();
        }
        in.leave(close);
    }

    private void hints() {
        boolean more = true;
        while (more) {
            if (in.accept("TABLESAMPLE")) {
                in.chain();
                constants();
                if (in.accept("REPEATABLE")) {
                    constants();
                }
            } else if (in.accept("INDEXED", "BY")) {
                in.expectName();
            } else if (in.seesAny("USE", "FORCE", "IGNORE")
                    && (in.word(1).equals("INDEX") || in.word(1).equals("KEY"))) {
                index();
            } else {
                more = in.accept("NOT", "INDEXED");
            }
        }
    }

    /** The arguments of a sample; a function in them is not expected. */
    private void constants() {
        Scope none = new Scope(null);
        scan.expressions().brackets(none);
    }

    private void index() {
        in.moveTo(in.at() + 2);
        if (in.accept("FOR")) {
            if (!in.accept("JOIN")) {
                in.next();
                in.expect("BY");
            }
        }
        in.nameList();
    }
}
