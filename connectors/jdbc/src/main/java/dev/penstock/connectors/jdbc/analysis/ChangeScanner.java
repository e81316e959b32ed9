package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Intent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements that change rows: {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code MERGE}. */
final class ChangeScanner {
    private final Scan scan;
    private final Cursor in;
    private final SqlDialect dialect;

    ChangeScanner(Scan scan) {
        this.scan = scan;
        this.in = scan.in();
        this.dialect = scan.dialect();
    }

    /** @param top whether it is the statement itself, so that its conditions hold for the statement */
    void change(boolean top) {
        scan.findings().atLeast(Intent.WRITE);
        switch (in.word()) {
            case "INSERT", "REPLACE" -> insert(top);
            case "UPDATE" -> update(top);
            case "DELETE" -> delete(top);
            case "MERGE" -> merge();
            default -> throw new NotUnderstood();
        }
    }

    private void insert(boolean top) {
        Scope scope = new Scope(null);
        Target target = head();
        rows(scope, target.touch(), target.columns(), top);
        readable(scope, target.table(), target.alias());
        behindRows(scope, target.touch());
        returning(scope);
        scope.resolve(scan.dialect());
    }

    /** All of an {@code INSERT} before its rows. */
    Target head() {
        in.next();
        if (in.accept("OR")) {
            in.next();
        }
        while (in.acceptAny("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE")) {
            // how it is queued, and what is done about duplicates
        }
        in.accept("INTO");
        Chain table = in.chain();
        Touch touch = scan.writes(table);
        if (in.sees("PARTITION", "(")) {
            in.next();
            in.nameList();
        }
        String alias = in.accept("AS") ? alias() : null;
        List<String> columns = new ArrayList<>();
        if (in.sees("(") && !in.seesQueryInBrackets()) {
            columns(columns, touch);
        } else if (!in.sees("SET")) {
            touch.allColumns();
        }
        if (in.accept("OVERRIDING")) {
            in.next();
            in.expect("VALUE");
        }
        return new Target(table, touch, alias, columns);
    }

    /** Where rows are inserted. */
    record Target(Chain table, Touch touch, @Nullable String alias, List<String> columns) {}

    private void columns(List<String> columns, Touch touch) {
        int close = in.close();
        while (in.at() < close) {
            if (in.name()) {
                Chain column = in.chain();
                if (in.sees("[")) {
                    throw new NotUnderstood();
                }
                columns.add(column.column(dialect, 0));
                touch.column(column.column(dialect, 0));
            } else {
                in.expect(",");
            }
        }
        in.leave(close);
    }

    private void rows(Scope scope, Touch touch, List<String> columns, boolean top) {
        if (in.accept("DEFAULT", "VALUES")) {
            return;
        }
        if (in.accept("SET")) {
            int from = in.at();
            assignments(scope, touch);
            if (top) {
                KeyConditions.assigned(scan, from, in.at());
            }
        } else if (in.acceptAny("VALUES", "VALUE")) {
            int from = in.at();
            scan.queries().rows(new Scope(null));
            boolean single = in.at() == in.tokens().closing(in.tokens().is(from, "ROW") ? from + 1 : from) + 1;
            if (top && single && !columns.isEmpty()) {
                KeyConditions.inserted(scan, from, columns);
            }
            if (in.accept("AS")) {
                scope.qualifier(alias());
                if (in.sees("(")) {
                    in.nameList();
                }
            }
        } else {
            scan.queries().query(null, false);
        }
    }

    private void behindRows(Scope scope, Touch touch) {
        while (in.accept("ON", "CONFLICT")) {
            if (in.sees("(")) {
                scan.expressions().brackets(scope);
                if (in.accept("WHERE")) {
                    scan.expressions().expression(scope);
                }
            } else if (in.accept("ON", "CONSTRAINT")) {
                in.expectName();
            }
            in.expect("DO");
            if (!in.accept("NOTHING")) {
                in.expect("UPDATE");
                in.expect("SET");
                assignments(scope, touch);
                if (in.accept("WHERE")) {
                    scan.expressions().expression(scope);
                }
            }
            scope.qualifier(dialect.object("excluded", false));
        }
        if (in.accept("ON", "DUPLICATE", "KEY", "UPDATE")) {
            assignments(scope, touch);
        }
    }

    private void update(boolean top) {
        in.next();
        if (in.accept("OR")) {
            in.next();
        }
        while (in.acceptAny("LOW_PRIORITY", "IGNORE")) {
            // how it is queued
        }
        Scope scope = new Scope(null);
        boolean condition = false;
        if (dialect.engine() == EngineKind.MYSQL) {
            condition = tables(scope);
            in.expect("SET");
            assignInTables(scope);
        } else {
            Touch written = target(scope);
            in.expect("SET");
            assignments(scope, written);
        }
        if (in.accept("FROM")) {
            scan.sources().list(scope);
        }
        end(scope, condition, top);
    }

    /** The table that is changed, with its alias. */
    private Touch target(Scope scope) {
        boolean only = in.accept("ONLY");
        Chain table = only && in.sees("(") ? inOnly() : in.chain();
        in.accept("*");
        if (in.sees("PARTITION", "(")) {
            in.next();
            in.nameList();
        }
        Touch written = scan.writes(table);
        readable(scope, table, scan.sources().targetAlias());
        if (in.accept("INDEXED", "BY")) {
            in.expectName();
        } else {
            in.accept("NOT", "INDEXED");
        }
        return written;
    }

    private Chain inOnly() {
        int close = in.close();
        Chain table = in.chain();
        in.leave(close);
        return table;
    }

    /** The tables that MySQL changes; whether a join has a condition. */
    private boolean tables(Scope scope) {
        boolean condition = false;
        do {
            condition |= scan.sources().joined(scope);
        } while (in.accept(","));
        return condition;
    }

    private void assignInTables(Scope scope) {
        do {
            Chain column = in.chain();
            Scope.Source source = scope.sources().size() == 1
                    ? scope.sources().getFirst()
                    : column.names() > 1 ? scope.find(column.object(dialect, 1)) : null;
            if (source == null) {
                scope.sources().forEach(each -> writes(each).forEach(Touch::allColumns));
            } else {
                writes(source).forEach(touch -> touch.column(column.column(dialect, 0)));
            }
            if (!in.acceptAny("=", ":=")) {
                throw new NotUnderstood();
            }
            scan.expressions().expression(scope);
        } while (in.accept(","));
    }

    /** A table of the scope that is changed; none if it is a query. */
    private List<Touch> writes(Scope.Source source) {
        Chain table = source.table();
        Touch read = source.touch();
        if (table == null || read == null) {
            return List.of();
        }
        read.onlyIfNamed();
        return List.of(scan.findings().touch(table.schema(dialect, 0), table.object(dialect, 0), true));
    }

    private void delete(boolean top) {
        in.next();
        while (in.acceptAny("LOW_PRIORITY", "QUICK", "IGNORE")) {
            // how it is queued
        }
        Scope scope = new Scope(null);
        boolean from = in.accept("FROM");
        if (!from || severalTables()) {
            deleteOfSeveral(scope, from, top);
            return;
        }
        target(scope).allColumns();
        if (in.accept("USING")) {
            scan.sources().list(scope);
        }
        end(scope, false, top);
    }

    /** MySQL's {@code DELETE FROM a, b USING …} and {@code DELETE FROM a USING …}. */
    private boolean severalTables() {
        if (dialect.engine() != EngineKind.MYSQL) {
            return false;
        }
        int at = in.at();
        while (in.name() && !Words.BEHIND_TABLES.contains(in.word())) {
            in.chain();
            in.accept(",");
        }
        boolean several = in.sees("USING");
        in.moveTo(at);
        return several;
    }

    /** The names before {@code FROM} or {@code USING} are tables or their aliases in what follows. */
    private void deleteOfSeveral(Scope scope, boolean from, boolean top) {
        if (dialect.engine() != EngineKind.MYSQL) {
            throw new NotUnderstood();
        }
        List<Chain> names = new ArrayList<>();
        do {
            names.add(in.chain());
        } while (in.accept(","));
        in.expect(from ? "USING" : "FROM");
        boolean condition = tables(scope);
        for (Chain name : names) {
            Scope.Source source = scope.find(name.object(dialect, 0));
            if (source == null) {
                throw new NotUnderstood();
            }
            writes(source).forEach(Touch::allColumns);
        }
        end(scope, condition, top);
    }

    private void end(Scope scope, boolean joined, boolean top) {
        boolean condition = joined;
        if (in.accept("WHERE")) {
            int from = in.at();
            if (in.accept("CURRENT", "OF")) {
                in.expectName();
                condition = true;
            } else {
                scan.expressions().expression(scope);
                condition |= !KeyConditions.alwaysTrue(in.tokens(), from, in.at());
            }
            if (top) {
                KeyConditions.find(scan, from, in.at());
            }
        }
        scan.findings().everyRow(!condition);
        if (in.accept("ORDER", "BY")) {
            scan.queries().order(scope);
        }
        if (in.accept("LIMIT")) {
            scan.expressions().list(scope);
            if (in.accept("OFFSET")) {
                scan.expressions().expression(scope);
            }
        }
        returning(scope);
        scope.resolve(scan.dialect());
    }

    private void merge() {
        in.next();
        in.accept("INTO");
        in.accept("ONLY");
        Chain table = in.chain();
        in.accept("*");
        Touch touch = scan.writes(table);
        Scope scope = new Scope(null);
        readable(scope, table, scan.sources().targetAlias());
        in.expect("USING");
        scan.sources().joined(scope);
        in.expect("ON");
        scan.expressions().expression(scope);
        while (in.accept("WHEN")) {
            in.accept("NOT");
            in.expect("MATCHED");
            if (in.accept("BY")) {
                in.next();
            }
            if (in.accept("AND")) {
                scan.expressions().expression(scope);
            }
            in.expect("THEN");
            action(scope, touch);
        }
        returning(scope);
        scope.resolve(scan.dialect());
    }

    private void action(Scope scope, Touch touch) {
        if (in.accept("UPDATE")) {
            in.expect("SET");
            assignments(scope, touch);
        } else if (in.accept("INSERT")) {
            if (in.sees("(")) {
                scan.expressions().columnList(touch);
            } else {
                touch.allColumns();
            }
            if (in.accept("OVERRIDING")) {
                in.next();
                in.expect("VALUE");
            }
            if (!in.accept("DEFAULT", "VALUES")) {
                in.expect("VALUES");
                scan.expressions().brackets(scope);
            }
        } else if (in.accept("DELETE")) {
            touch.allColumns();
        } else {
            in.expect("DO");
            in.expect("NOTHING");
        }
    }

    private void assignments(Scope scope, Touch touch) {
        do {
            if (in.sees("(")) {
                scan.expressions().columnList(touch);
            } else {
                // on PostgreSQL a second name is a field of the column's value, elsewhere the first one is its table
                Chain column = in.chain();
                boolean field = dialect.engine() == EngineKind.POSTGRESQL;
                touch.column(column.column(dialect, field ? column.names() - 1 : 0));
                while (in.sees("[")) {
                    scan.expressions().brackets(scope);
                }
            }
            if (!in.acceptAny("=", ":=")) {
                throw new NotUnderstood();
            }
            scan.expressions().expression(scope);
        } while (in.accept(","));
    }

    /** The table that is changed is one of those that names may mean. */
    private void readable(Scope scope, Chain table, @Nullable String alias) {
        String name = table.object(dialect, 0);
        Touch read = scan.findings().touchIfNamed(table.schema(dialect, 0), name);
        scope.source(alias == null ? name : alias, read, table);
    }

    private String alias() {
        String alias = dialect.object(in.tokens().bare(in.at()), in.tokens().quoted(in.at()));
        in.expectName();
        return alias;
    }

    private void returning(Scope scope) {
        if (in.accept("RETURNING")) {
            if (in.sees("WITH", "(")) {
                in.next();
                in.skipBrackets();
            }
            scan.expressions().columns(scope);
        }
    }
}
