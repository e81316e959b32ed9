package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.sql.SqlToken.Kind;

/** Statements about the session and the server: settings, locks, maintenance. */
final class ServerScanner {
    private final Scan scan;
    private final Cursor in;
    private final Findings findings;
    private final SqlDialect dialect;
    private final boolean mySql;

    ServerScanner(Scan scan) {
        this.scan = scan;
        this.in = scan.in();
        this.findings = scan.findings();
        this.dialect = scan.dialect();
        this.mySql = dialect.engine() == EngineKind.MYSQL;
    }

    void statement(StatementRule rule) {
        String first = in.word();
        in.next();
        switch (rule) {
            case SET -> set();
            case SESSION -> {
                findings.kind(first.equals("DISCARD") || first.equals("UNLOCK") ? first + " " + in.word() : first);
                findings.changesSession();
                if (first.equals("HANDLER")) {
                    findings.unknownObjects();
                } else if (first.equals("UNLOCK")) {
                    findings.commits();
                }
            }
            case EFFECT -> findings.atLeast(Intent.WRITE);
            case SHOW -> show();
            case LOCK -> lock();
            case LOAD -> load();
            case PRAGMA -> pragma();
            case MAINTENANCE -> maintenance(first);
            case ADMINISTRATION -> administration(first);
            default -> throw new NotUnderstood();
        }
        in.moveTo(in.tokens().size());
    }

    private void set() {
        findings.atLeast(Intent.WRITE);
        if (mySql) {
            setOnMySql();
        } else if (in.accept("CONSTRAINTS")) {
            findings.kind("SET CONSTRAINTS");
        } else if (!in.sees("LOCAL") && !in.sees("TRANSACTION")) {
            findings.changesSession();
        }
    }

    /** Several settings may stand in one statement, each with its own range. */
    private void setOnMySql() {
        boolean server = false;
        boolean session = false;
        boolean first = true;
        while (!in.ended()) {
            if (first) {
                if (in.seesAny("PASSWORD", "DEFAULT", "RESOURCE")) {
                    findings.commits();
                    findings.atLeast(Intent.ADMINISTRATION);
                }
                boolean wide = setsServer();
                server |= wide;
                session |= !wide;
                autocommit();
            }
            first = in.sees(",");
            skip();
        }
        if (server) {
            findings.atLeast(Intent.ADMINISTRATION);
        }
        if (session) {
            findings.changesSession();
        }
    }

    private boolean setsServer() {
        int at = in.sees("@", "@") ? 2 : 0;
        return switch (in.word(at)) {
            case "GLOBAL", "PERSIST", "PERSIST_ONLY" -> true;
            default -> false;
        };
    }

    /** Switching it on commits; a value that is not a constant may do so. */
    private void autocommit() {
        int at = in.at();
        while (in.tokens().is(at, "@")
                || in.tokens().is(at, ".")
                || in.tokens().is(at, "SESSION")
                || in.tokens().is(at, "LOCAL")) {
            at++;
        }
        if (!in.tokens().is(at, "AUTOCOMMIT")) {
            return;
        }
        int value = at + 2;
        boolean off = in.tokens().is(value, "OFF")
                || in.tokens().is(value, "FALSE")
                || (in.tokens().kind(value) == Kind.NUMBER
                        && in.tokens().written(value).equals("0"));
        if (!off) {
            findings.commits();
        }
    }

    /** One token, with what is in its bracket; a query in it may call functions. */
    private void skip() {
        if (in.sees("(") || (in.word(1).equals("(") && in.name())) {
            scan.expressions().expression(new Scope(null));
        } else {
            in.next();
        }
    }

    /** What a server tells of itself; on MySQL of a table too. */
    private void show() {
        if (!mySql) {
            findings.kind(findings.kind().equals("CLOSE") ? "CLOSE CURSOR" : findings.kind());
            return;
        }
        if (in.accept("CREATE", "TABLE") || in.accept("CREATE", "VIEW")) {
            reads();
            return;
        }
        for (int i = in.at(); i < in.tokens().size(); i++) {
            if (in.tokens().is(i, "WHERE")) {
                in.moveTo(i + 1);
                scan.expressions().expression(new Scope(null));
                return;
            }
        }
        boolean columns = false;
        while (!in.ended() && !in.seesAny("FROM", "IN")) {
            columns |= in.seesAny("COLUMNS", "FIELDS", "INDEX", "INDEXES", "KEYS");
            in.next();
        }
        if (columns && in.acceptAny("FROM", "IN")) {
            reads();
        }
    }

    private void reads() {
        Touch touch = scan.reads(in.chain());
        if (touch != null) {
            touch.allColumns();
        }
    }

    private void lock() {
        if (mySql) {
            findings.changesSession();
            findings.commits();
            if (in.accept("INSTANCE")) {
                findings.atLeast(Intent.ADMINISTRATION);
                return;
            }
            findings.kind("LOCK TABLES");
            if (!in.acceptAny("TABLES", "TABLE")) {
                throw new NotUnderstood();
            }
        } else {
            findings.kind("LOCK TABLE");
            findings.atLeast(Intent.WRITE);
            in.accept("TABLE");
        }
        do {
            in.accept("ONLY");
            reads();
            in.accept("*");
            while (!in.ended() && !in.sees(",")) {
                in.next();
            }
        } while (in.accept(","));
    }

    private void load() {
        if (!mySql) {
            findings.atLeast(Intent.ADMINISTRATION);
            findings.changesSession();
            return;
        }
        if (in.accept("INDEX", "INTO")) {
            findings.atLeast(Intent.ADMINISTRATION);
            findings.unknownObjects();
            findings.commits();
            return;
        }
        findings.kind("LOAD " + in.word());
        findings.atLeast(Intent.WRITE);
        while (!in.sees("INTO", "TABLE")) {
            if (in.ended()) {
                throw new NotUnderstood();
            }
            in.next();
        }
        in.moveTo(in.at() + 2);
        scan.writes(in.chain()).allColumns();
        for (int i = in.at(); i < in.tokens().size(); i++) {
            if (in.tokens().is(i, "SET")) {
                // values by expressions
                in.moveTo(i + 1);
                scan.expressions().list(new Scope(null));
                return;
            }
        }
    }

    private void pragma() {
        Chain name = in.chain();
        boolean assigns = in.sees("=") || in.sees("(");
        switch (dialect.pragma(name.column(dialect, 0), assigns)) {
            case READS -> {}
            case READS_TABLE -> table();
            case SETS -> findings.changesSession();
            case ADMINISTERS -> {
                findings.atLeast(Intent.ADMINISTRATION);
                findings.unknownObjects();
            }
            case UNKNOWN -> findings.unknown();
        }
    }

    private void table() {
        if (!in.acceptAny("=", "(")) {
            return;
        }
        if (in.kind() == Kind.STRING) {
            String written = in.tokens().written(in.at());
            String name = written.substring(1, Math.max(1, written.length() - 1));
            findings.touch(null, dialect.object(name, true), false).allColumns();
        } else {
            reads();
        }
    }

    private void maintenance(String first) {
        findings.atLeast(Intent.ADMINISTRATION);
        if (mySql) {
            findings.kind(first + " TABLE");
            findings.commits();
            in.acceptAny("NO_WRITE_TO_BINLOG", "LOCAL");
            if (!in.acceptAny("TABLE", "TABLES")) {
                throw new NotUnderstood();
            }
        }
        if (in.sees("(")) {
            in.skipBrackets();
        }
        while (in.acceptAny("FULL", "FREEZE", "VERBOSE", "ANALYZE", "ANALYSE")) {
            // how it works
        }
        if (first.equals("REINDEX")) {
            reindex();
            return;
        }
        if (in.ended() || in.sees("INTO")) {
            findings.unknownObjects();
            return;
        }
        do {
            in.accept("ONLY");
            scan.writes(in.chain()).allColumns();
            in.accept("*");
            if (in.sees("(")) {
                in.skipBrackets();
            }
        } while (in.accept(","));
    }

    /** The table of an index is not in the text. */
    private void reindex() {
        if (in.accept("TABLE")) {
            in.accept("CONCURRENTLY");
            scan.writes(in.chain()).allColumns();
        } else {
            findings.unknownObjects();
        }
    }

    private void administration(String first) {
        findings.atLeast(Intent.ADMINISTRATION);
        findings.unknownObjects();
        if (mySql && !first.equals("KILL")) {
            findings.commits();
            findings.changesSession();
        }
    }
}
