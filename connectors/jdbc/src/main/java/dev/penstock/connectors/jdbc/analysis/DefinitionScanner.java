package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Intent;
import java.util.Map;
import java.util.Set;

/** Statements that change the catalog. */
final class DefinitionScanner {
    /** The kinds of objects whose names have two words or more. */
    private static final Map<String, Set<String>> SECOND_WORDS = Map.of(
            "MATERIALIZED", Set.of("VIEW"),
            "FOREIGN", Set.of("TABLE", "DATA"),
            "EVENT", Set.of("TRIGGER"),
            "TEXT", Set.of("SEARCH"),
            "ACCESS", Set.of("METHOD"),
            "USER", Set.of("MAPPING"),
            "OPERATOR", Set.of("CLASS", "FAMILY"),
            "DEFAULT", Set.of("PRIVILEGES"),
            "LARGE", Set.of("OBJECT"),
            "VIRTUAL", Set.of("TABLE"));

    private static final Set<String> BEFORE_KIND = Set.of(
            "OR",
            "REPLACE",
            "LOCAL",
            "GLOBAL",
            "TEMP",
            "TEMPORARY",
            "UNLOGGED",
            "UNIQUE",
            "FULLTEXT",
            "SPATIAL",
            "RECURSIVE",
            "CONSTRAINT",
            "TRUSTED",
            "PROCEDURAL",
            "ONLINE",
            "OFFLINE",
            "AGGREGATE_FUNCTION");

    private static final Set<String> ROLES =
            Set.of("ROLE", "USER", "GROUP", "SYSTEM", "RESOURCE", "INSTANCE", "LOGFILE");
    private static final Set<String> TABLES =
            Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "VIRTUAL TABLE");
    private static final Set<String> WITH_TABLES = Set.of("SCHEMA", "DATABASE", "OWNED", "EXTENSION");
    /** Of these the text names the table behind {@code ON}. */
    private static final Set<String> ON_TABLE = Set.of("INDEX", "TRIGGER", "POLICY", "RULE");
    /** Objects that have no rows and belong to no table. */
    private static final Set<String> APART = Set.of(
            "SEQUENCE",
            "FUNCTION",
            "PROCEDURE",
            "ROUTINE",
            "AGGREGATE",
            "TYPE",
            "DOMAIN",
            "COLLATION",
            "CONVERSION",
            "CAST",
            "OPERATOR",
            "OPERATOR CLASS",
            "OPERATOR FAMILY",
            "LANGUAGE",
            "TEXT SEARCH",
            "ROLE",
            "USER",
            "GROUP",
            "TABLESPACE",
            "SERVER",
            "FOREIGN DATA",
            "USER MAPPING",
            "ACCESS METHOD",
            "TRANSFORM",
            "PUBLICATION",
            "SUBSCRIPTION",
            "EVENT TRIGGER",
            "EVENT",
            "STATISTICS",
            "LARGE OBJECT");

    private final Scan scan;
    private final Cursor in;
    private final Findings findings;
    private final SqlDialect dialect;
    private boolean temporary;

    DefinitionScanner(Scan scan) {
        this.scan = scan;
        this.in = scan.in();
        this.findings = scan.findings();
        this.dialect = scan.dialect();
    }

    void statement(StatementRule rule) {
        findings.atLeast(Intent.DDL);
        String verb = in.word();
        in.next();
        switch (rule) {
            case CREATE, ALTER, DROP -> object(verb);
            case TRUNCATE -> truncate();
            case RENAME -> rename();
            case GRANT -> grant(verb);
            case COMMENT -> comment();
            case DEFINITION -> {
                findings.kind(verb + " " + in.word() + (in.sees("FOREIGN", "SCHEMA") ? " SCHEMA" : ""));
                findings.unknownObjects();
            }
            case REFRESH -> refresh();
            default -> throw new NotUnderstood();
        }
        if (dialect.definitionCommits() && !temporary) {
            findings.commits();
        }
        in.moveTo(in.tokens().size());
    }

    private void object(String verb) {
        boolean replaces = in.sees("OR", "REPLACE");
        definer();
        while (BEFORE_KIND.contains(in.word())) {
            temporary |= in.seesAny("TEMP", "TEMPORARY");
            in.next();
            definer();
        }
        String kind = kind();
        String tag = verb + " " + (kind.equals("FOREIGN DATA") ? "FOREIGN DATA WRAPPER" : kind);
        findings.kind(tag);
        in.accept("CONCURRENTLY");
        if (in.accept("IF")) {
            in.accept("NOT");
            in.accept("EXISTS");
        }
        if (temporary) {
            findings.changesSession();
        }
        if (verb.equals("DROP")) {
            drop(kind);
        } else if (TABLES.contains(kind)) {
            table(verb, kind, replaces);
        } else if (ROLES.contains(kind)) {
            findings.atLeast(Intent.ADMINISTRATION);
        } else if (verb.equals("CREATE") && ON_TABLE.contains(kind)) {
            onTable(kind);
        } else if (!APART.contains(kind) && !empty(verb, kind)) {
            findings.unknownObjects();
        }
        hidden(kind);
    }

    /** A new schema or database, unless its tables are in the same statement. */
    private boolean empty(String verb, String kind) {
        boolean container = kind.equals("SCHEMA") || kind.equals("DATABASE");
        for (int i = in.at(); container && i < in.tokens().size(); i++) {
            container = !in.tokens().is(i, "CREATE") && !in.tokens().is(i, "GRANT");
        }
        return container && verb.equals("CREATE");
    }

    /** Who MySQL runs it as, and how: {@code ALGORITHM = … DEFINER = … SQL SECURITY …}. */
    private void definer() {
        while (dialect.engine() == EngineKind.MYSQL && in.seesAny("ALGORITHM", "DEFINER", "SQL")) {
            if (in.accept("SQL", "SECURITY")) {
                in.next();
            } else {
                in.next();
                in.expect("=");
                in.next();
                if (in.accept("@")) {
                    in.next();
                } else if (in.sees("(")) {
                    in.skipBrackets();
                }
            }
        }
    }

    private String kind() {
        String first = in.word();
        in.next();
        Set<String> seconds = SECOND_WORDS.get(first);
        if (seconds != null && seconds.contains(in.word())) {
            first = first + " " + in.word();
            in.next();
            in.accept("WRAPPER");
        }
        return dialect.engine() == EngineKind.POSTGRESQL && (first.equals("USER") || first.equals("GROUP"))
                ? "ROLE"
                : first;
    }

    private void table(String verb, String kind, boolean replaces) {
        in.accept("ONLY");
        Touch touch = scan.writes(in.chain());
        touch.allColumns();
        if (verb.equals("ALTER")) {
            alter();
            return;
        }
        findings.everyRow(replaces && kind.equals("TABLE"));
        int query = query();
        if (query >= 0) {
            if (kind.equals("TABLE")) {
                findings.kind("CREATE TABLE AS");
            }
            references(in.at(), query);
            in.moveTo(query);
            asQuery();
        } else {
            references(in.at(), in.tokens().size());
        }
    }

    /** Where the query of {@code CREATE … AS SELECT} begins; -1 if there is none. MySQL needs no {@code AS}. */
    private int query() {
        boolean behindAs = false;
        for (int i = in.at(); i < in.tokens().size(); i++) {
            String word = in.tokens().word(i);
            if (word.equals("(")) {
                boolean bracketed = in.tokens().is(i + 1, "SELECT")
                        || in.tokens().is(i + 1, "WITH")
                        || in.tokens().is(i + 1, "(");
                if (bracketed && (behindAs || dialect.engine() == EngineKind.MYSQL)) {
                    return i;
                }
                i = in.tokens().closing(i);
                behindAs = false;
            } else if (word.equals("EXECUTE") && behindAs) {
                findings.unknown();
                return -1;
            } else {
                boolean begins =
                        word.equals("SELECT") || word.equals("WITH") || word.equals("VALUES") || word.equals("TABLE");
                if (begins && (behindAs || (word.equals("SELECT") && dialect.engine() == EngineKind.MYSQL))) {
                    return i;
                }
                behindAs = word.equals("AS");
            }
        }
        return -1;
    }

    private void asQuery() {
        scan.queries().query(null, false);
        in.accept("WITH", "NO", "DATA");
        in.accept("WITH", "DATA");
        if (in.accept("WITH")) {
            in.acceptAny("LOCAL", "CASCADED");
            in.expect("CHECK");
            in.expect("OPTION");
        }
        if (!in.ended()) {
            throw new NotUnderstood();
        }
    }

    /** Tables that a table's definition names besides its own. */
    private void references(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean other = in.tokens().is(i, "REFERENCES")
                    || in.tokens().is(i, "LIKE")
                    || (in.tokens().is(i, "OF") && in.tokens().is(i - 1, "PARTITION"))
                    || (in.tokens().is(i, "PARTITION") && in.tokens().is(i - 1, "ATTACH"))
                    || (in.tokens().is(i, "(") && in.tokens().is(i - 1, "INHERITS"));
            if (other && in.tokens().name(i + 1)) {
                in.moveTo(i + 1);
                Touch touch = scan.reads(in.chain());
                if (touch != null) {
                    touch.allColumns();
                }
            }
        }
    }

    private void alter() {
        int from = in.at();
        for (int i = from; i < in.tokens().size(); i++) {
            if (in.tokens().is(i, "CASCADE")
                    && !in.tokens().is(i - 1, "DELETE")
                    && !in.tokens().is(i - 1, "UPDATE")) {
                findings.unknownObjects();
            }
            findings.everyRow(in.tokens().is(i, "TRUNCATE")
                    || (in.tokens().is(i, "DROP") && in.tokens().is(i + 1, "PARTITION")));
        }
        references(from, in.tokens().size());
    }

    private void drop(String kind) {
        boolean tables = TABLES.contains(kind);
        findings.everyRow(tables && !kind.equals("VIEW"));
        findings.everyRow(WITH_TABLES.contains(kind));
        if (ROLES.contains(kind)) {
            findings.atLeast(Intent.ADMINISTRATION);
        }
        if (tables) {
            do {
                scan.writes(in.chain()).allColumns();
            } while (in.accept(","));
        } else if (!onTableOfDrop() && !APART.contains(kind)) {
            findings.unknownObjects();
        }
        if (in.tokens().is(in.tokens().size() - 1, "CASCADE")) {
            findings.unknownObjects();
        }
    }

    private boolean onTableOfDrop() {
        for (int i = in.at(); i < in.tokens().size(); i++) {
            if (in.tokens().is(i, "ON") && in.tokens().name(i + 1)) {
                in.moveTo(i + 1);
                scan.writes(in.chain()).allColumns();
                return true;
            }
        }
        return false;
    }

    /** The table behind {@code ON}, or behind {@code TO} for a rule. */
    private void onTable(String kind) {
        String word = kind.equals("RULE") ? "TO" : "ON";
        for (int i = in.at(); i < in.tokens().size(); i++) {
            if (in.tokens().is(i, word) && in.tokens().name(i + 1)) {
                in.moveTo(i + 1);
                in.accept("ONLY");
                scan.writes(in.chain()).allColumns();
                return;
            }
        }
        throw new NotUnderstood();
    }

    /** A semicolon is expected in the body of a routine alone; elsewhere another statement may hide behind it. */
    private void hidden(String kind) {
        boolean body = switch (kind) {
            case "FUNCTION", "PROCEDURE", "TRIGGER", "EVENT", "RULE" -> true;
            default -> false;
        };
        for (int i = 0; !body && i < in.tokens().size(); i++) {
            if (in.tokens().is(i, ";")) {
                findings.unknown();
                findings.atLeast(Intent.ADMINISTRATION);
            }
        }
    }

    private void truncate() {
        findings.kind("TRUNCATE TABLE");
        findings.exactly(Intent.WRITE);
        findings.everyRow(true);
        in.accept("TABLE");
        do {
            in.accept("ONLY");
            scan.writes(in.chain()).allColumns();
            in.accept("*");
        } while (in.accept(","));
        if (in.tokens().is(in.tokens().size() - 1, "CASCADE")) {
            findings.unknownObjects();
        }
    }

    private void rename() {
        findings.kind("RENAME " + in.word());
        if (in.acceptAny("TABLE", "TABLES")) {
            do {
                scan.writes(in.chain()).allColumns();
                in.expect("TO");
                scan.writes(in.chain()).allColumns();
            } while (in.accept(","));
        } else {
            findings.atLeast(Intent.ADMINISTRATION);
        }
    }

    /** Rights on objects; without {@code ON} it is membership in a role. */
    private void grant(String verb) {
        int on = in.at();
        while (on < in.tokens().size() && !in.tokens().is(on, "ON")) {
            on++;
        }
        if (on == in.tokens().size()) {
            findings.kind(verb + " ROLE");
            findings.atLeast(Intent.ADMINISTRATION);
            return;
        }
        in.moveTo(on + 1);
        in.accept("TABLE");
        boolean table = in.name() && (in.word(1).isEmpty() || in.seesAnyAhead(1, "TO", "FROM", ",", "."));
        if (!table || in.sees("ALL") || in.sees("*")) {
            findings.unknownObjects();
            return;
        }
        do {
            Chain name = in.chain();
            if (name.star()) {
                findings.unknownObjects();
                return;
            }
            scan.writes(name).allColumns();
        } while (in.accept(","));
    }

    private void comment() {
        in.expect("ON");
        if (in.acceptAny("TABLE", "VIEW") || in.accept("MATERIALIZED", "VIEW") || in.accept("FOREIGN", "TABLE")) {
            scan.writes(in.chain());
        } else if (in.accept("COLUMN")) {
            Chain column = in.chain();
            if (column.names() < 2) {
                throw new NotUnderstood();
            }
            findings.touch(column.schema(dialect, 1), column.object(dialect, 1), true)
                    .column(column.column(dialect, 0));
        } else if (!APART.contains(in.word())) {
            findings.unknownObjects();
        }
    }

    private void refresh() {
        in.expect("MATERIALIZED");
        in.expect("VIEW");
        in.accept("CONCURRENTLY");
        findings.kind("REFRESH MATERIALIZED VIEW");
        findings.exactly(Intent.WRITE);
        scan.writes(in.chain()).allColumns();
    }
}
