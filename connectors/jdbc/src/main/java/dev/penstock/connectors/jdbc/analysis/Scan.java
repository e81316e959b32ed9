package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.Intent;
import org.jspecify.annotations.Nullable;

/** One statement under analysis: where the scanners are, and what they have found. */
final class Scan {
    private final Cursor in;
    private final SqlDialect dialect;
    private final Findings findings;
    private final Placeholders placeholders;
    private final ExpressionScanner expressions;
    private final SourceScanner sources;
    private final QueryScanner queries;
    private final ChangeScanner changes;
    private @Nullable CommonTables common;

    Scan(Tokens tokens, SqlDialect dialect, Findings findings, Placeholders placeholders) {
        this.in = new Cursor(tokens);
        this.dialect = dialect;
        this.findings = findings;
        this.placeholders = placeholders;
        this.expressions = new ExpressionScanner(this);
        this.sources = new SourceScanner(this);
        this.queries = new QueryScanner(this);
        this.changes = new ChangeScanner(this);
    }

    Cursor in() {
        return in;
    }

    SqlDialect dialect() {
        return dialect;
    }

    Findings findings() {
        return findings;
    }

    Placeholders placeholders() {
        return placeholders;
    }

    ExpressionScanner expressions() {
        return expressions;
    }

    SourceScanner sources() {
        return sources;
    }

    QueryScanner queries() {
        return queries;
    }

    ChangeScanner changes() {
        return changes;
    }

    @Nullable
    CommonTables common() {
        return common;
    }

    void common(@Nullable CommonTables visible) {
        common = visible;
    }

    /** A table that a query reads; null if the name is one of a {@code WITH}. */
    @Nullable
    Touch reads(Chain table) {
        requireTable(table);
        String schema = table.schema(dialect, 0);
        String name = table.object(dialect, 0);
        if (schema == null && CommonTables.contains(common, name)) {
            return null;
        }
        findings.occurs(schema, name);
        return findings.touch(schema, name, false);
    }

    /** A table that the statement changes, whatever a {@code WITH} calls so. */
    Touch writes(Chain table) {
        requireTable(table);
        findings.occurs(table.schema(dialect, 0), table.object(dialect, 0));
        return findings.touch(table.schema(dialect, 0), table.object(dialect, 0), true);
    }

    private static void requireTable(Chain table) {
        if (table.star()) {
            throw new NotUnderstood();
        }
    }

    /** A function is called. */
    void calls(Chain function) {
        FunctionEffect effect = function.star() || function.names() > 2
                ? FunctionEffect.UNKNOWN
                : dialect.function(function.schema(dialect, 0), function.column(dialect, 0));
        apply(effect, function.to());
    }

    private void apply(FunctionEffect effect, int bracket) {
        switch (effect) {
            case NONE -> {}
            case READS_OBJECTS -> findings.unknownObjects();
            case WRITES -> findings.atLeast(Intent.WRITE);
            case CHANGES_SESSION -> findings.changesSession();
            case CHANGES_SESSION_BY_ARGUMENT -> {
                if (in.tokens().closing(bracket) > bracket + 1) {
                    findings.changesSession();
                }
            }
            case CHANGES_SETTING -> {
                Tokens tokens = in.tokens();
                int close = tokens.closing(bracket);
                findings.atLeast(Intent.WRITE);
                if (!(tokens.is(close - 1, "TRUE") && tokens.is(close - 2, ","))) {
                    findings.changesSession();
                }
            }
            case ADMINISTERS -> findings.atLeast(Intent.ADMINISTRATION);
            case UNKNOWN -> findings.unknown();
        }
    }
}
