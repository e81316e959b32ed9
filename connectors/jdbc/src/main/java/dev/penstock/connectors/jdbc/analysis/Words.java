package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import java.util.Set;

/** Words with a meaning inside expressions and lists of tables. */
final class Words {
    /** What ends an expression outside of brackets. */
    static final Set<String> CLAUSES = Set.of(
            "FROM",
            "INTO",
            "WHERE",
            "GROUP",
            "HAVING",
            "WINDOW",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "FOR",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "LOCK",
            "RETURNING",
            "ON",
            "USING",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "NATURAL",
            "STRAIGHT_JOIN",
            "SET",
            "VALUES",
            "WHEN",
            "THEN",
            "DO",
            "AS",
            "ASC",
            "DESC",
            "NULLS",
            "WITH",
            "SEARCH",
            "CYCLE",
            "ELSE",
            "END");

    /** Of these, those that are also names of functions or columns, and end an expression only behind a value. */
    static final Set<String> CLAUSES_BEHIND_A_VALUE = Set.of(
            "LEFT", "RIGHT", "LOCK", "WINDOW", "OFFSET", "FETCH", "VALUES", "DO", "SEARCH", "CYCLE", "SET", "FULL",
            "CROSS", "NULLS");

    /** Operators between two values. */
    static final Set<String> INFIX = Set.of(
            "AND",
            "OR",
            "NOT",
            "IN",
            "LIKE",
            "ILIKE",
            "SIMILAR",
            "BETWEEN",
            "SYMMETRIC",
            "ASYMMETRIC",
            "ESCAPE",
            "DIV",
            "MOD",
            "XOR",
            "RLIKE",
            "REGEXP",
            "GLOB",
            "MATCH",
            "SOUNDS",
            "OVERLAPS",
            "MEMBER",
            "OF",
            "TO",
            "IS",
            "OPERATOR");

    /** Words before a value. */
    static final Set<String> PREFIX = Set.of(
            "NOT",
            "ANY",
            "SOME",
            "ALL",
            "DISTINCT",
            "ARRAY",
            "VARIADIC",
            "BINARY",
            "TO",
            "SYMMETRIC",
            "ASYMMETRIC",
            "LIKE",
            "UNIQUE");

    /** Words before a bracket that is a value. */
    static final Set<String> PREFIX_OF_BRACKETS = Set.of("EXISTS", "ROW", "ROLLUP", "CUBE", "SETS");

    /** Words that are values in each dialect. */
    private static final Set<String> VALUES =
            Set.of("NULL", "TRUE", "FALSE", "DEFAULT", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    private static final Set<String> VALUES_OF_SERVERS = Set.of("LOCALTIME", "LOCALTIMESTAMP", "CURRENT_USER");

    private static final Set<String> VALUES_OF_POSTGRESQL =
            Set.of("SESSION_USER", "SYSTEM_USER", "USER", "CURRENT_ROLE", "CURRENT_CATALOG", "CURRENT_SCHEMA");

    private static final Set<String> VALUES_OF_MYSQL = Set.of("UTC_DATE", "UTC_TIME", "UTC_TIMESTAMP");

    /** Words that may have a bracket behind them and are pure then. */
    private static final Set<String> WITH_BRACKETS = Set.of(
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "UTC_TIME",
            "UTC_TIMESTAMP",
            "UTC_DATE",
            "CURRENT_DATE",
            "CURRENT_USER",
            "CURRENT_SCHEMA",
            "DEFAULT");

    /** Words between the arguments of SQL's own functions, and of windows and ordered aggregates, behind a value. */
    static final Set<String> SEPARATORS = Set.of(
            "FROM",
            "FOR",
            "PLACING",
            "SEPARATOR",
            "ON",
            "USING",
            "WHERE",
            "ASC",
            "DESC",
            "NULLS",
            "FIRST",
            "LAST",
            "WITH",
            "WITHOUT",
            "PASSING",
            "VALUE",
            "OVERFLOW",
            "ERROR",
            "EMPTY",
            "WRAPPER",
            "CONDITIONAL",
            "UNCONDITIONAL",
            "KEEP",
            "OMIT",
            "QUOTES",
            "DOCUMENT",
            "CONTENT",
            "LANGUAGE",
            "QUERY",
            "EXPANSION",
            "MODE",
            "LIMIT",
            "EXCLUDE",
            "TIES",
            "OTHERS",
            "KEYS",
            "UNIQUE",
            "PRECEDING",
            "FOLLOWING",
            "BOOLEAN",
            "NATURAL");

    /** Of these, those that may begin a list of arguments and are no column's name without quotes. */
    static final Set<String> LEADING_SEPARATORS =
            Set.of("FROM", "FOR", "ON", "USING", "WHERE", "WITH", "LEADING", "TRAILING", "BOTH", "VARIADIC");

    /** What no expression has unless it writes, locks or hides something. */
    static final Set<String> SUSPICIOUS = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "INTO",
            "TRUNCATE",
            "CALL",
            "OUTFILE",
            "DUMPFILE",
            "SHARE",
            "PROCEDURE",
            "CREATE",
            "DROP",
            "ALTER",
            "GRANT",
            "REVOKE",
            "COPY",
            "EXECUTE",
            "SELECT",
            "UNION",
            "INTERSECT",
            "HAVING");

    /** Words before a bracket that is no list of arguments. */
    static final Set<String> BEFORE_BRACKETS = Set.of(
            "ROLLUP",
            "CUBE",
            "SETS",
            "OVER",
            "FILTER",
            "COLUMNS",
            "AGAINST",
            "AND",
            "OR",
            "NOT",
            "IN",
            "EXISTS",
            "ANY",
            "SOME",
            "ALL",
            "ROW",
            "ARRAY",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "LIKE",
            "BETWEEN",
            "IS",
            "DISTINCT",
            "AS",
            "OF",
            "REGEXP",
            "RLIKE",
            "DIV",
            "XOR",
            "ILIKE",
            "SIMILAR",
            "TO",
            "ESCAPE",
            "GLOB",
            "BINARY",
            "VARIADIC",
            "INTERVAL",
            "OVERLAPS",
            "SEPARATOR",
            "ISNULL",
            "NOTNULL",
            "COLLATE");

    /** Units of a length of time. */
    static final Set<String> UNITS = Set.of(
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND",
            "WEEK",
            "QUARTER",
            "MICROSECOND",
            "YEAR_MONTH",
            "DAY_HOUR",
            "DAY_MINUTE",
            "DAY_SECOND",
            "DAY_MICROSECOND",
            "HOUR_MINUTE",
            "HOUR_SECOND",
            "HOUR_MICROSECOND",
            "MINUTE_SECOND",
            "MINUTE_MICROSECOND",
            "SECOND_MICROSECOND",
            "TO");

    /** Functions whose first argument is the name of a unit or of a type. */
    static final Set<String> UNIT_FIRST = Set.of("EXTRACT", "TIMESTAMPADD", "TIMESTAMPDIFF", "GET_FORMAT");

    /** Words of types behind their first. */
    static final Set<String> TYPE_WORDS = Set.of(
            "PRECISION",
            "VARYING",
            "UNSIGNED",
            "SIGNED",
            "INTEGER",
            "INT",
            "CHARACTER",
            "CHAR",
            "ARRAY",
            "ZEROFILL",
            "LARGE",
            "OBJECT",
            "FORMAT",
            "JSON");

    /** What stands between tables, or ends their list; no table is called so without quotes. */
    static final Set<String> BEHIND_TABLES = Set.of(
            "FROM",
            "INTO",
            "WHERE",
            "GROUP",
            "HAVING",
            "WINDOW",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "FOR",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "LOCK",
            "RETURNING",
            "ON",
            "USING",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "NATURAL",
            "STRAIGHT_JOIN",
            "SET",
            "VALUES",
            "WHEN",
            "TABLESAMPLE",
            "USE",
            "FORCE",
            "IGNORE",
            "INDEXED",
            "NOT",
            "PARTITION",
            "WITH",
            "SELECT",
            "DEFAULT",
            "OVERRIDING",
            "PROCEDURE",
            "AS",
            "VALUE",
            "OUTER",
            "DO");

    private Words() {}

    /** Whether a word is a value by itself. */
    static boolean value(String word, EngineKind engine) {
        return VALUES.contains(word)
                || (engine != EngineKind.SQLITE && VALUES_OF_SERVERS.contains(word))
                || (engine == EngineKind.POSTGRESQL && VALUES_OF_POSTGRESQL.contains(word))
                || (engine == EngineKind.MYSQL && VALUES_OF_MYSQL.contains(word));
    }

    static boolean valueWithBrackets(String word) {
        return WITH_BRACKETS.contains(word);
    }
}
