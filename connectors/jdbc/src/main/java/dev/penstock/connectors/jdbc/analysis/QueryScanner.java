package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/** Reads queries: {@code WITH}, {@code SELECT}, {@code VALUES}, {@code TABLE} and what joins them. */
final class QueryScanner {
    private final Scan scan;
    private final Cursor in;
    private final EngineKind engine;

    QueryScanner(Scan scan) {
        this.scan = scan;
        this.in = scan.in();
        this.engine = scan.dialect().engine();
    }

    /** A query in brackets. */
    void inBrackets(@Nullable Scope outer) {
        int close = in.close();
        query(outer, false);
        in.leave(close);
    }

    /**
     * A query.
     *
     * @param outer whose tables its names may mean too
     * @param top whether it is the statement itself, so that its conditions hold for the statement
     */
    void query(@Nullable Scope outer, boolean top) {
        CommonTables before = scan.common();
        if (in.sees("WITH")) {
            with(outer);
        }
        body(outer, top);
        scan.common(before);
    }

    /** {@code WITH} and its queries, whose names are visible until the caller sets back {@link Scan#common}. */
    void with(@Nullable Scope outer) {
        in.expect("WITH");
        boolean recursive = in.accept("RECURSIVE");
        SqlDialect.Visibility visibility = scan.dialect().visibility();
        CommonTables tables = new CommonTables(scan.common());
        scan.common(tables);
        if (visibility == SqlDialect.Visibility.ALL
                || (recursive && visibility == SqlDialect.Visibility.EARLIER_OR_ALL_IF_RECURSIVE)) {
            declareAll(tables);
        }
        do {
            Chain name = in.chain();
            String table = name.object(scan.dialect(), 0);
            if (recursive) {
                tables.add(table);
            }
            if (in.sees("(")) {
                in.nameList();
            }
            in.expect("AS");
            in.accept("NOT");
            in.accept("MATERIALIZED");
            commonTable(outer);
            tables.add(table);
            clauses();
        } while (in.accept(","));
    }

    /** All names of a {@code WITH}, before any of its queries is read. */
    private void declareAll(CommonTables tables) {
        int start = in.at();
        do {
            tables.add(in.chain().object(scan.dialect(), 0));
            while (!in.sees("AS")) {
                if (in.sees("(")) {
                    in.skipBrackets();
                } else {
                    throw new NotUnderstood();
                }
            }
            in.next();
            in.accept("NOT");
            in.accept("MATERIALIZED");
            in.skipBrackets();
            clauses();
        } while (in.accept(","));
        in.moveTo(start);
    }

    private void commonTable(@Nullable Scope outer) {
        int close = in.close();
        switch (in.word()) {
            case "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE" ->
                scan.changes().change(false);
            default -> query(outer, false);
        }
        in.leave(close);
    }

    /** {@code SEARCH …} and {@code CYCLE …} name columns of the query before. */
    private void clauses() {
        while (in.seesAny("SEARCH", "CYCLE")) {
            while (commaInClause()
                    || !(in.ended()
                            || in.seesAny(
                                    ",", "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "TABLE", "("))) {
                in.next();
            }
        }
    }

    /** A comma between the columns of a clause, not one before the next name of the {@code WITH}. */
    private boolean commaInClause() {
        return in.sees(",") && !in.word(2).equals("AS") && !in.word(2).equals("(");
    }

    private void body(@Nullable Scope outer, boolean top) {
        Scope scope = core(outer, top);
        boolean several = false;
        while (in.seesAny("UNION", "INTERSECT", "EXCEPT")) {
            several = true;
            scope.resolve(scan.dialect());
            in.next();
            if (!in.accept("ALL")) {
                in.accept("DISTINCT");
            }
            scope = core(outer, false);
        }
        if (several) {
            scan.findings().noConditions();
            scope.resolve(scan.dialect());
            // what follows names columns of the result
            scope = new Scope(null);
        }
        tail(scope);
        scope.resolve(scan.dialect());
    }

    private Scope core(@Nullable Scope outer, boolean top) {
        if (in.sees("(")) {
            int close = in.close();
            query(outer, top);
            in.leave(close);
            return new Scope(null);
        }
        Scope scope = new Scope(outer);
        switch (in.word()) {
            case "SELECT" -> select(scope, top);
            case "VALUES" -> {
                in.next();
                rows(scope);
            }
            case "TABLE" -> {
                in.next();
                in.accept("ONLY");
                Touch touch = scan.reads(in.chain());
                in.accept("*");
                if (touch != null) {
                    touch.allColumns();
                }
            }
            default -> throw new NotUnderstood();
        }
        return scope;
    }

    /** Rows of values. */
    void rows(Scope scope) {
        do {
            in.accept("ROW");
            scan.expressions().brackets(scope);
        } while (in.accept(","));
    }

    private void select(Scope scope, boolean top) {
        in.next();
        modifiers(scope);
        if (!in.seesAny("FROM", "INTO", "WHERE", ")", "UNION") && !in.ended()) {
            scan.expressions().columns(scope);
        }
        into();
        if (in.accept("FROM")) {
            scan.sources().list(scope);
        }
        into();
        if (in.accept("WHERE")) {
            int from = in.at();
            scan.expressions().list(scope);
            if (top) {
                KeyConditions.find(scan, from, in.at());
            }
        }
        if (in.accept("GROUP", "BY")) {
            if (!in.accept("ALL")) {
                in.accept("DISTINCT");
            }
            scan.expressions().list(scope);
            in.accept("WITH", "ROLLUP");
        }
        if (in.accept("HAVING")) {
            scan.expressions().expression(scope);
        }
        if (in.accept("WINDOW")) {
            do {
                in.expectName();
                in.expect("AS");
                scan.expressions().brackets(scope);
            } while (in.accept(","));
        }
    }

    private void modifiers(Scope scope) {
        boolean more = true;
        while (more) {
            if (in.accept("DISTINCT", "ON")) {
                scan.expressions().brackets(scope);
            } else {
                more = in.acceptAny("DISTINCT", "ALL")
                        || (engine == EngineKind.MYSQL
                                && in.acceptAny(
                                        "DISTINCTROW",
                                        "HIGH_PRIORITY",
                                        "STRAIGHT_JOIN",
                                        "SQL_SMALL_RESULT",
                                        "SQL_BIG_RESULT",
                                        "SQL_BUFFER_RESULT",
                                        "SQL_NO_CACHE",
                                        "SQL_CACHE",
                                        "SQL_CALC_FOUND_ROWS"));
            }
        }
    }

    /** {@code INTO} makes a table on PostgreSQL, and writes a file or variables on MySQL. */
    private void into() {
        if (!in.accept("INTO")) {
            return;
        }
        Findings findings = scan.findings();
        if (engine == EngineKind.POSTGRESQL) {
            boolean temporary = in.acceptAny("TEMP", "TEMPORARY");
            in.accept("UNLOGGED");
            in.accept("TABLE");
            scan.writes(in.chain()).allColumns();
            findings.kind("SELECT INTO");
            findings.atLeast(Intent.DDL);
            if (temporary) {
                findings.changesSession();
            }
        } else if (engine == EngineKind.MYSQL && in.acceptAny("OUTFILE", "DUMPFILE")) {
            findings.atLeast(Intent.WRITE);
            file();
        } else if (engine == EngineKind.MYSQL && in.sees("@")) {
            findings.changesSession();
            do {
                in.expect("@");
                in.chain();
            } while (in.accept(","));
        } else {
            throw new NotUnderstood();
        }
    }

    /** The name of a file and how it is written. */
    private void file() {
        if (in.kind() != Kind.STRING) {
            throw new NotUnderstood();
        }
        while (in.kind() == Kind.STRING
                || in.seesAny(
                        "CHARACTER",
                        "SET",
                        "FIELDS",
                        "COLUMNS",
                        "LINES",
                        "TERMINATED",
                        "OPTIONALLY",
                        "ENCLOSED",
                        "ESCAPED",
                        "STARTING",
                        "BY",
                        "UTF8",
                        "UTF8MB4",
                        "LATIN1",
                        "BINARY")) {
            in.next();
        }
    }

    private void tail(Scope scope) {
        boolean more = true;
        while (more) {
            if (in.accept("ORDER", "BY")) {
                order(scope);
            } else if (in.accept("LIMIT")) {
                if (!in.accept("ALL")) {
                    scan.expressions().list(scope);
                }
            } else if (in.accept("OFFSET")) {
                scan.expressions().expression(scope);
                in.acceptAny("ROW", "ROWS");
            } else if (in.sees("FETCH", "FIRST") || in.sees("FETCH", "NEXT")) {
                fetch(scope);
            } else if (in.sees("INTO")) {
                into();
            } else {
                more = lock();
            }
        }
    }

    private void fetch(Scope scope) {
        in.moveTo(in.at() + 2);
        if (!in.seesAny("ROW", "ROWS")) {
            if (in.sees("(")) {
                scan.expressions().brackets(scope);
            } else {
                in.next();
            }
        }
        in.next();
        if (!in.accept("ONLY")) {
            in.expect("WITH");
            in.expect("TIES");
        }
    }

    /** What a result is ordered by; a single name may be the new one of a value. */
    void order(Scope scope) {
        do {
            String behind = in.word(1);
            boolean single = in.name()
                    && (behind.equals(",")
                            || behind.equals(")")
                            || in.at() + 1 == in.tokens().size()
                            || Words.CLAUSES.contains(behind));
            if (single
                    && scope.aliased(scan.dialect()
                            .column(in.tokens().bare(in.at()), in.tokens().quoted(in.at())))) {
                in.next();
            } else {
                scan.expressions().expression(scope);
            }
            direction();
        } while (in.accept(","));
    }

    private void direction() {
        if (in.accept("USING")) {
            while (in.kind() == Kind.SYMBOL && !in.sees(",")) {
                in.next();
            }
        }
        in.acceptAny("ASC", "DESC");
        if (in.accept("NULLS") && !in.acceptAny("FIRST", "LAST")) {
            throw new NotUnderstood();
        }
    }

    /** {@code FOR UPDATE} and its likes: no change of the rows, but a lock that a replica does not give. */
    private boolean lock() {
        if (in.accept("LOCK", "IN", "SHARE", "MODE")) {
            scan.findings().atLeast(Intent.WRITE);
            return true;
        }
        if (in.accept("FOR", "READ", "ONLY")) {
            return true;
        }
        boolean locks = in.accept("FOR", "UPDATE")
                || in.accept("FOR", "SHARE")
                || in.accept("FOR", "NO", "KEY", "UPDATE")
                || in.accept("FOR", "KEY", "SHARE");
        if (!locks) {
            return false;
        }
        scan.findings().atLeast(Intent.WRITE);
        if (in.accept("OF")) {
            do {
                in.chain();
            } while (in.accept(","));
        }
        if (!in.accept("NOWAIT")) {
            in.accept("SKIP", "LOCKED");
        }
        return true;
    }
}
