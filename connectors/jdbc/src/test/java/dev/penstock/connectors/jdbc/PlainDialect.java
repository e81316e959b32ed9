package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.jdbc.analysis.FunctionEffect;
import dev.penstock.connectors.jdbc.analysis.SqlDialect;
import dev.penstock.connectors.jdbc.analysis.StatementRule;
import dev.penstock.engine.api.EngineKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A dialect for tests that need no engine's own: most words have the rule of their name, and few functions are known. */
public final class PlainDialect implements SqlDialect {
    private static final Map<String, StatementRule> BY_NAME =
            Arrays.stream(StatementRule.values()).collect(Collectors.toMap(Enum::name, rule -> rule));

    private static final Map<String, StatementRule> OTHERS = Map.ofEntries(
            Map.entry("SELECT", StatementRule.QUERY),
            Map.entry("WITH", StatementRule.QUERY),
            Map.entry("VALUES", StatementRule.QUERY),
            Map.entry("TABLE", StatementRule.QUERY),
            Map.entry("START", StatementRule.BEGIN),
            Map.entry("END", StatementRule.COMMIT),
            Map.entry("ABORT", StatementRule.ROLLBACK),
            Map.entry("RELEASE", StatementRule.SAVEPOINT),
            Map.entry("RESET", StatementRule.SESSION),
            Map.entry("DISCARD", StatementRule.SESSION),
            Map.entry("LISTEN", StatementRule.SESSION),
            Map.entry("UNLISTEN", StatementRule.SESSION),
            Map.entry("DEALLOCATE", StatementRule.SESSION),
            Map.entry("NOTIFY", StatementRule.EFFECT),
            Map.entry("CLOSE", StatementRule.SHOW),
            Map.entry("MOVE", StatementRule.FETCH),
            Map.entry("REVOKE", StatementRule.GRANT),
            Map.entry("VACUUM", StatementRule.MAINTENANCE),
            Map.entry("ANALYZE", StatementRule.MAINTENANCE),
            Map.entry("OPTIMIZE", StatementRule.MAINTENANCE),
            Map.entry("REINDEX", StatementRule.MAINTENANCE),
            Map.entry("CHECKPOINT", StatementRule.ADMINISTRATION),
            Map.entry("FLUSH", StatementRule.ADMINISTRATION),
            Map.entry("KILL", StatementRule.ADMINISTRATION),
            Map.entry("SECURITY", StatementRule.DEFINITION),
            Map.entry("IMPORT", StatementRule.DEFINITION),
            Map.entry("REPLACE", StatementRule.INSERT),
            Map.entry("DESCRIBE", StatementRule.EXPLAIN),
            Map.entry("HANDLER", StatementRule.SESSION),
            Map.entry("UNLOCK", StatementRule.SESSION),
            Map.entry("CALL", StatementRule.UNKNOWN));

    private static final Set<String> PURE = Set.of(
            "abs",
            "cast",
            "convert",
            "extract",
            "json_table",
            "json_value",
            "match",
            "percentile_cont",
            "rank",
            "substring",
            "system",
            "trim",
            "unnest",
            "xmltable",
            "coalesce",
            "count",
            "current_setting",
            "generate_series",
            "length",
            "lower",
            "max",
            "md5",
            "min",
            "now",
            "pg_backend_pid",
            "pg_sleep",
            "random",
            "repeat",
            "row_number",
            "sum",
            "upper");

    private final EngineKind engine;

    public PlainDialect(EngineKind engine) {
        this.engine = engine;
    }

    @Override
    public EngineKind engine() {
        return engine;
    }

    @Override
    public @Nullable StatementRule rule(String word) {
        return OTHERS.getOrDefault(word, BY_NAME.get(word));
    }

    @Override
    public FunctionEffect function(@Nullable String schema, String name) {
        if (schema == null && PURE.contains(name)) {
            return FunctionEffect.NONE;
        }
        return switch (name) {
            case "set_config" -> FunctionEffect.CHANGES_SETTING;
            case "pg_advisory_lock", "pg_advisory_unlock" -> FunctionEffect.CHANGES_SESSION;
            case "nextval", "setval" -> FunctionEffect.WRITES;
            case "last_insert_id" -> FunctionEffect.CHANGES_SESSION_BY_ARGUMENT;
            case "table_to_xml" -> FunctionEffect.READS_OBJECTS;
            case "pg_terminate_backend" -> FunctionEffect.ADMINISTERS;
            default -> FunctionEffect.UNKNOWN;
        };
    }

    @Override
    public String object(String name, boolean quoted) {
        return quoted ? name : name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String column(String name, boolean quoted) {
        return object(name, quoted);
    }

    @Override
    public boolean definitionCommits() {
        return engine == EngineKind.MYSQL;
    }

    @Override
    public Visibility visibility() {
        return switch (engine) {
            case MYSQL -> Visibility.EARLIER_AND_ITSELF_IF_RECURSIVE;
            case SQLITE -> Visibility.ALL;
            case POSTGRESQL, MONGODB -> Visibility.EARLIER_OR_ALL_IF_RECURSIVE;
        };
    }

    @Override
    public PragmaEffect pragma(String name, boolean assigns) {
        return switch (name) {
            case "page_count" -> PragmaEffect.READS;
            case "table_info" -> PragmaEffect.READS_TABLE;
            case "cache_size" -> assigns ? PragmaEffect.SETS : PragmaEffect.READS;
            case "wal_checkpoint" -> PragmaEffect.ADMINISTERS;
            default -> PragmaEffect.UNKNOWN;
        };
    }
}
