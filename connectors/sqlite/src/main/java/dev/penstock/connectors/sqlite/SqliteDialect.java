package dev.penstock.connectors.sqlite;

import static java.util.Map.entry;

import dev.penstock.connectors.jdbc.analysis.FunctionEffect;
import dev.penstock.connectors.jdbc.analysis.SqlDialect;
import dev.penstock.connectors.jdbc.analysis.StatementRule;
import dev.penstock.engine.api.EngineKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How SQLite's texts are analysed. It compares all names without regard to case, those in quotes too. */
final class SqliteDialect implements SqlDialect {
    private static final Map<String, StatementRule> RULES = Map.ofEntries(
            entry("SELECT", StatementRule.QUERY),
            entry("WITH", StatementRule.QUERY),
            entry("VALUES", StatementRule.QUERY),
            entry("INSERT", StatementRule.INSERT),
            entry("REPLACE", StatementRule.INSERT),
            entry("UPDATE", StatementRule.UPDATE),
            entry("DELETE", StatementRule.DELETE),
            entry("BEGIN", StatementRule.BEGIN),
            entry("COMMIT", StatementRule.COMMIT),
            entry("END", StatementRule.COMMIT),
            entry("ROLLBACK", StatementRule.ROLLBACK),
            entry("SAVEPOINT", StatementRule.SAVEPOINT),
            entry("RELEASE", StatementRule.SAVEPOINT),
            entry("EXPLAIN", StatementRule.EXPLAIN),
            entry("CREATE", StatementRule.CREATE),
            entry("ALTER", StatementRule.ALTER),
            entry("DROP", StatementRule.DROP),
            entry("ATTACH", StatementRule.SESSION),
            entry("DETACH", StatementRule.SESSION),
            entry("PRAGMA", StatementRule.PRAGMA),
            entry("VACUUM", StatementRule.MAINTENANCE),
            entry("ANALYZE", StatementRule.MAINTENANCE),
            entry("REINDEX", StatementRule.MAINTENANCE));

    /** What {@code pragma_function_list} tells, without those that write, load or log. */
    private static final Set<String> PURE = words("""
        abs acos acosh asin asinh atan atan2 atanh atn2 avg bm25 cast ceil ceiling changes char charindex coalesce concat
        concat_ws cos cosh cot coth count cume_dist current_date current_time current_timestamp date datetime degrees
        dense_rank difference exp first_value floor format fts5_get_locale fts5_insttoken fts5_locale fts5_source_id glob
        group_concat hex highlight if ifnull iif instr json json_array json_array_insert json_array_length json_each
        json_error_position json_extract json_group_array json_group_object json_insert json_object json_patch
        json_pretty json_quote json_remove json_replace json_set json_tree json_type json_valid jsonb jsonb_array
        jsonb_array_insert jsonb_each jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert jsonb_object
        jsonb_patch jsonb_remove jsonb_replace jsonb_set jsonb_tree julianday lag last_insert_rowid last_value lead
        leftstr length like likelihood likely ln log log10 log2 lower lower_quartile ltrim match matchinfo max median min
        mod mode nth_value ntile nullif octet_length offsets padc padl padr percent_rank percentile percentile_cont
        percentile_disc pi pow power printf proper quote radians random randomblob rank replace replicate reverse
        rightstr round row_number rtreecheck rtreedepth rtreenode rtrim sign sin sinh snippet sqlite_compileoption_get
        sqlite_compileoption_used sqlite_source_id sqlite_version sqrt square stdev strfilter strftime string_agg substr
        substring subtype sum tan tanh time timediff total total_changes trim trunc typeof unhex unicode unistr
        unistr_quote unixepoch unlikely upper upper_quartile variance zeroblob\
        """);

    /** Pragmas that read, whatever is behind them. */
    private static final Set<String> READING = words("""
        collation_list compile_options database_list freelist_count function_list index_info index_xinfo integrity_check
        module_list page_count pragma_list quick_check table_list data_version\
        """);

    private static final Set<String> READING_TABLE =
            words("foreign_key_check foreign_key_list index_list table_info table_xinfo");

    /** Pragmas that read a setting, and set it if there is a value. */
    private static final Set<String> SETTINGS = words("""
        analysis_limit application_id auto_vacuum automatic_index busy_timeout cache_size cache_spill cell_size_check
        checkpoint_fullfsync count_changes default_cache_size defer_foreign_keys empty_result_callbacks encoding
        foreign_keys full_column_names fullfsync hard_heap_limit ignore_check_constraints journal_mode journal_size_limit
        legacy_alter_table locking_mode max_page_count mmap_size page_size query_only read_uncommitted
        recursive_triggers reverse_unordered_selects schema_version secure_delete short_column_names soft_heap_limit
        synchronous temp_store temp_store_directory threads trusted_schema user_version wal_autocheckpoint
        writable_schema\
        """);

    private static final Set<String> ADMINISTERING = words("incremental_vacuum optimize shrink_memory wal_checkpoint");

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    @Override
    public EngineKind engine() {
        return EngineKind.SQLITE;
    }

    @Override
    public @Nullable StatementRule rule(String word) {
        return RULES.get(word);
    }

    /** A function's name is a column's; {@code pragma_…} are tables that read. */
    @Override
    public FunctionEffect function(@Nullable String schema, String name) {
        boolean pragma = name.startsWith("pragma_") && name.length() > "pragma_".length();
        if (PURE.contains(name) || pragma) {
            return FunctionEffect.NONE;
        }
        return FunctionEffect.UNKNOWN;
    }

    @Override
    public String object(String name, boolean quoted) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String column(String name, boolean quoted) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** It resolves the names of a {@code WITH} in any order. */
    @Override
    public Visibility visibility() {
        return Visibility.ALL;
    }

    @Override
    public PragmaEffect pragma(String name, boolean assigns) {
        if (READING.contains(name)) {
            return PragmaEffect.READS;
        }
        if (READING_TABLE.contains(name)) {
            return PragmaEffect.READS_TABLE;
        }
        if (SETTINGS.contains(name)) {
            return assigns ? PragmaEffect.SETS : PragmaEffect.READS;
        }
        if (name.equals("case_sensitive_like")) {
            return PragmaEffect.SETS;
        }
        return ADMINISTERING.contains(name) ? PragmaEffect.ADMINISTERS : PragmaEffect.UNKNOWN;
    }
}
