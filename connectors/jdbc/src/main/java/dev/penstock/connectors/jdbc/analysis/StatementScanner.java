package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;

/** Analyses one statement by the rule of its first word. */
final class StatementScanner {
    private final Tokens tokens;
    private final SqlDialect dialect;
    private final Placeholders placeholders;

    StatementScanner(Tokens tokens, SqlDialect dialect, Placeholders placeholders) {
        this.tokens = tokens;
        this.dialect = dialect;
        this.placeholders = placeholders;
    }

    AnalysedStatement analyse() {
        String first = firstWord();
        StatementRule rule = dialect.rule(first);
        if (rule == null || !tokens.balanced()) {
            return unknown(first);
        }
        Findings findings = new Findings(first);
        Scan scan = new Scan(tokens, dialect, findings, placeholders);
        try {
            statement(scan, rule);
            if (!scan.in().ended()) {
                throw new NotUnderstood();
            }
            return findings.done();
        } catch (NotUnderstood e) {
            return TokenCheck.analyse(tokens, dialect, rule, findings.kind());
        }
    }

    /** Brackets before the first word open a query. */
    private String firstWord() {
        int first = 0;
        while (tokens.is(first, "(")) {
            first++;
        }
        return switch (tokens.kind(first)) {
            case KEYWORD, IDENTIFIER -> tokens.word(first);
            case QUOTED_IDENTIFIER, STRING, NUMBER, PLACEHOLDER, NAMED_PLACEHOLDER, SEMICOLON, SYMBOL, COMMENT, SPACE ->
                "";
        };
    }

    /** A statement that is not known may do anything; on MySQL that is a commit too. */
    private AnalysedStatement unknown(String first) {
        Findings findings = new Findings(first);
        findings.unknown();
        if (dialect.definitionCommits()) {
            findings.commits();
        }
        return findings.done();
    }

    private void statement(Scan scan, StatementRule rule) {
        Cursor in = scan.in();
        Findings findings = scan.findings();
        if (in.sees("(") && rule != StatementRule.QUERY) {
            throw new NotUnderstood();
        }
        switch (rule) {
            case QUERY -> query(scan);
            case INSERT, UPDATE, DELETE, MERGE -> scan.changes().change(true);
            case BEGIN, COMMIT, ROLLBACK, SAVEPOINT, PREPARE, XA -> new TransactionScanner(scan).statement(rule);
            case CREATE, ALTER, DROP, TRUNCATE, RENAME, GRANT, COMMENT, DEFINITION, REFRESH ->
                new DefinitionScanner(scan).statement(rule);
            case SET, SESSION, EFFECT, SHOW, LOCK, LOAD, PRAGMA, MAINTENANCE, ADMINISTRATION ->
                new ServerScanner(scan).statement(rule);
            case EXPLAIN -> explain(scan);
            case DECLARE -> declare(scan);
            case FETCH -> {
                findings.unknownObjects();
                in.moveTo(tokens.size());
            }
            case COPY -> copy(scan);
            case UNKNOWN -> {
                findings.unknown();
                if (dialect.definitionCommits()) {
                    findings.commits();
                }
                in.moveTo(tokens.size());
            }
        }
    }

    /** A query, or a change behind a {@code WITH}. */
    static void query(Scan scan) {
        Cursor in = scan.in();
        Findings findings = scan.findings();
        findings.kind("SELECT");
        if (!in.sees("WITH")) {
            scan.queries().query(null, true);
            return;
        }
        int start = in.at();
        scan.queries().with(null);
        if (in.seesAny("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE")) {
            findings.kind(in.word());
            scan.changes().change(true);
        } else {
            CommonTables visible = scan.common();
            scan.queries().query(null, true);
            scan.common(visible);
        }
        if (in.at() == start) {
            throw new NotUnderstood();
        }
    }

    /** A statement inside another. */
    private void inner(Scan scan) {
        StatementRule rule = dialect.rule(firstWordAt(scan.in().at()));
        if (rule == null) {
            throw new NotUnderstood();
        }
        statement(scan, rule);
    }

    private String firstWordAt(int index) {
        int first = index;
        while (tokens.is(first, "(")) {
            first++;
        }
        return tokens.word(first);
    }

    private void explain(Scan scan) {
        Cursor in = scan.in();
        String first = in.word();
        in.next();
        if (dialect.engine() == EngineKind.MYSQL) {
            explainOnMySql(scan, first);
            return;
        }
        boolean runs = false;
        if (dialect.engine() == EngineKind.SQLITE) {
            in.accept("QUERY", "PLAN");
            if (in.sees("PRAGMA")) {
                // some of them take effect while they are compiled
                inner(scan);
                scan.findings().kind(first);
                return;
            }
        } else if (in.sees("(") && !in.seesQueryInBrackets()) {
            runs = options(in);
        } else {
            runs = in.accept("ANALYZE") || in.accept("ANALYSE");
            in.accept("VERBOSE");
        }
        if (!runs && dialect.engine() == EngineKind.POSTGRESQL && in.sees("EXECUTE")) {
            scan.findings().unknownObjects();
            in.moveTo(tokens.size());
            return;
        }
        inner(scan);
        explained(scan.findings(), runs, first);
    }

    private static void explained(Findings findings, boolean runs, String kind) {
        if (runs) {
            findings.kind(kind);
        } else {
            findings.readOnly(kind);
        }
    }

    /** The options of PostgreSQL's {@code EXPLAIN (…)}; whether the statement is run. */
    private boolean options(Cursor in) {
        boolean runs = false;
        int close = in.close();
        while (in.at() < close) {
            if (in.acceptAny("ANALYZE", "ANALYSE")) {
                runs = !(in.seesAny("FALSE", "OFF")
                        || (in.at() < close && tokens.written(in.at()).matches("0|'(?i:false|off|0)'")));
            } else {
                in.next();
            }
        }
        in.leave(close);
        return runs;
    }

    /** It may run functions of the statement while it plans. */
    private void explainOnMySql(Scan scan, String first) {
        Cursor in = scan.in();
        Findings findings = scan.findings();
        boolean runs = in.accept("ANALYZE");
        in.acceptAny("EXTENDED", "PARTITIONS");
        if (in.accept("FORMAT")) {
            in.expect("=");
            in.next();
        }
        if (in.accept("INTO")) {
            throw new NotUnderstood();
        }
        if (in.accept("FOR", "CONNECTION")) {
            in.next();
            return;
        }
        if (dialect.rule(firstWordAt(in.at())) == null) {
            // the columns of a table
            Touch touch = scan.reads(in.chain());
            if (touch != null) {
                touch.allColumns();
            }
            in.moveTo(tokens.size());
            return;
        }
        inner(scan);
        Intent intent = findings.intent();
        boolean unknown = findings.hasUnknownObjects();
        if (runs || unknown) {
            findings.kind(first);
            findings.atLeast(intent);
        } else {
            findings.readOnly(first);
        }
    }

    private void declare(Scan scan) {
        Cursor in = scan.in();
        in.next();
        in.expectName();
        in.acceptAny("BINARY");
        in.acceptAny("ASENSITIVE", "INSENSITIVE");
        if (!in.accept("NO", "SCROLL")) {
            in.accept("SCROLL");
        }
        in.expect("CURSOR");
        boolean hold = in.accept("WITH", "HOLD");
        in.accept("WITHOUT", "HOLD");
        in.expect("FOR");
        query(scan);
        scan.findings().kind("DECLARE CURSOR");
        if (hold) {
            scan.findings().changesSession();
        }
    }

    private void copy(Scan scan) {
        Cursor in = scan.in();
        Findings findings = scan.findings();
        in.next();
        boolean table = !in.sees("(");
        Chain name = null;
        if (table) {
            in.accept("BINARY");
            name = in.chain();
        } else {
            int close = in.close();
            inner(scan);
            in.leave(close);
            findings.kind("COPY");
        }
        int columns = in.at();
        if (table && in.sees("(")) {
            in.nameList();
        }
        boolean from = in.accept("FROM");
        if (!from) {
            in.expect("TO");
        }
        if (!from && !in.sees("STDOUT")) {
            // a file or a program of the server
            findings.atLeast(Intent.WRITE);
        }
        if (name != null) {
            Touch touch = from ? scan.writes(name) : scan.reads(name);
            findings.atLeast(from ? Intent.WRITE : Intent.READ);
            columns(scan, touch, columns);
        }
        in.moveTo(tokens.size());
    }

    private void columns(Scan scan, @org.jspecify.annotations.Nullable Touch touch, int at) {
        if (touch == null) {
            return;
        }
        if (tokens.is(at, "(")) {
            scan.in().moveTo(at);
            scan.expressions().columnList(touch);
        } else {
            touch.allColumns();
        }
    }
}
