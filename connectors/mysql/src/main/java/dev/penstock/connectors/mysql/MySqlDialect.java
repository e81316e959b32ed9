package dev.penstock.connectors.mysql;

import static java.util.Map.entry;

import dev.penstock.connectors.jdbc.analysis.FunctionEffect;
import dev.penstock.connectors.jdbc.analysis.SqlDialect;
import dev.penstock.connectors.jdbc.analysis.StatementRule;
import dev.penstock.engine.api.EngineKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How MySQL's texts are analysed, in the default modes: a server with {@code ANSI_QUOTES} or {@code NO_BACKSLASH_ESCAPES} cuts
 * them another way. Names of tables and schemas are compared as written, those of columns and functions without regard to case.
 */
final class MySqlDialect implements SqlDialect {
    private static final Map<String, StatementRule> RULES = Map.ofEntries(
            entry("SELECT", StatementRule.QUERY),
            entry("WITH", StatementRule.QUERY),
            entry("VALUES", StatementRule.QUERY),
            entry("TABLE", StatementRule.QUERY),
            entry("INSERT", StatementRule.INSERT),
            entry("REPLACE", StatementRule.INSERT),
            entry("UPDATE", StatementRule.UPDATE),
            entry("DELETE", StatementRule.DELETE),
            entry("BEGIN", StatementRule.BEGIN),
            entry("START", StatementRule.BEGIN),
            entry("COMMIT", StatementRule.COMMIT),
            entry("ROLLBACK", StatementRule.ROLLBACK),
            entry("SAVEPOINT", StatementRule.SAVEPOINT),
            entry("RELEASE", StatementRule.SAVEPOINT),
            entry("PREPARE", StatementRule.PREPARE),
            entry("DEALLOCATE", StatementRule.SESSION),
            entry("XA", StatementRule.XA),
            entry("EXPLAIN", StatementRule.EXPLAIN),
            entry("DESCRIBE", StatementRule.EXPLAIN),
            entry("DESC", StatementRule.EXPLAIN),
            entry("CREATE", StatementRule.CREATE),
            entry("ALTER", StatementRule.ALTER),
            entry("DROP", StatementRule.DROP),
            entry("TRUNCATE", StatementRule.TRUNCATE),
            entry("RENAME", StatementRule.RENAME),
            entry("GRANT", StatementRule.GRANT),
            entry("REVOKE", StatementRule.GRANT),
            entry("IMPORT", StatementRule.DEFINITION),
            entry("SET", StatementRule.SET),
            entry("USE", StatementRule.SESSION),
            entry("HANDLER", StatementRule.SESSION),
            entry("UNLOCK", StatementRule.SESSION),
            entry("SHOW", StatementRule.SHOW),
            entry("HELP", StatementRule.SHOW),
            entry("LOCK", StatementRule.LOCK),
            entry("LOAD", StatementRule.LOAD),
            entry("ANALYZE", StatementRule.MAINTENANCE),
            entry("CHECK", StatementRule.MAINTENANCE),
            entry("OPTIMIZE", StatementRule.MAINTENANCE),
            entry("REPAIR", StatementRule.MAINTENANCE),
            entry("CHECKSUM", StatementRule.MAINTENANCE),
            entry("FLUSH", StatementRule.ADMINISTRATION),
            entry("KILL", StatementRule.ADMINISTRATION),
            entry("RESET", StatementRule.ADMINISTRATION),
            entry("PURGE", StatementRule.ADMINISTRATION),
            entry("CHANGE", StatementRule.ADMINISTRATION),
            entry("STOP", StatementRule.ADMINISTRATION),
            entry("CACHE", StatementRule.ADMINISTRATION),
            entry("INSTALL", StatementRule.ADMINISTRATION),
            entry("UNINSTALL", StatementRule.ADMINISTRATION),
            entry("CLONE", StatementRule.ADMINISTRATION),
            entry("RESTART", StatementRule.ADMINISTRATION),
            entry("SHUTDOWN", StatementRule.ADMINISTRATION),
            entry("BINLOG", StatementRule.ADMINISTRATION),
            entry("CALL", StatementRule.UNKNOWN),
            entry("DO", StatementRule.UNKNOWN),
            entry("EXECUTE", StatementRule.UNKNOWN));

    /** The manual's list of native functions, without those that lock, set or load; and the grammar's own. */
    private static final Set<String> PURE = words("""
        abs acos adddate addtime aes_decrypt aes_encrypt any_value ascii asin atan atan2 avg benchmark bin bin_to_uuid
        bit_and bit_count bit_length bit_or bit_xor can_access_column can_access_database can_access_table
        can_access_user can_access_view cast ceil ceiling char char_length character_length charset coalesce coercibility
        collation compress concat concat_ws connection_id conv convert convert_tz cos cot count crc32 cume_dist curdate
        current_date current_role current_time current_timestamp current_user curtime database date date_add date_format
        date_sub datediff day dayname dayofmonth dayofweek dayofyear default degrees dense_rank elt exp export_set extract
        extractvalue field find_in_set first_value floor format format_bytes format_pico_time found_rows from_base64
        from_days from_unixtime geomcollection geometrycollection get_dd_column_privileges get_dd_create_options
        get_dd_index_sub_part_length get_format greatest group_concat grouping gtid_subset gtid_subtract hex hour
        icu_version if ifnull in inet6_aton inet6_ntoa inet_aton inet_ntoa insert instr internal_auto_increment
        internal_avg_row_length internal_check_time internal_checksum internal_data_free internal_data_length
        internal_dd_char_length internal_get_comment_or_error internal_get_enabled_role_json
        internal_get_hostname internal_get_username internal_get_view_warning_or_error
        internal_index_column_cardinality internal_index_length internal_is_enabled_role internal_is_mandatory_role
        internal_keys_disabled internal_max_data_length internal_table_rows internal_update_time interval is_free_lock
        is_ipv4 is_ipv4_compat is_ipv4_mapped is_ipv6 is_used_lock is_uuid isnull json_array json_array_append
        json_array_insert json_arrayagg json_contains json_contains_path json_depth json_extract json_insert json_keys
        json_length json_merge json_merge_patch json_merge_preserve json_object json_objectagg json_overlaps
        json_pretty json_quote json_remove json_replace json_schema_valid json_schema_validation_report json_search
        json_set json_storage_free json_storage_size json_table json_type json_unquote json_valid json_value lag
        last_day last_value lcase lead least left length linestring ln localtime localtimestamp locate log log10 log2
        lower lpad ltrim make_set makedate maketime match max mbrcontains mbrcoveredby mbrcovers mbrdisjoint mbrequals
        mbrintersects mbroverlaps mbrtouches mbrwithin md5 microsecond mid min minute mod month monthname multilinestring
        multipoint multipolygon name_const now nth_value ntile nullif oct octet_length ord percent_rank period_add
        period_diff pi point polygon position pow power ps_current_thread_id ps_thread_id quarter quote radians rand
        random_bytes rank regexp_instr regexp_like regexp_replace regexp_substr repeat replace reverse right roles_graphml
        round row_count row_number rpad rtrim schema sec_to_time second session_user sha sha1 sha2 sign sin sleep soundex
        space sqrt statement_digest statement_digest_text std stddev stddev_pop stddev_samp str_to_date strcmp
        st_area st_asbinary st_asgeojson st_astext st_aswkb st_aswkt st_buffer st_buffer_strategy st_centroid st_collect
        st_contains st_convexhull st_crosses st_difference st_dimension st_disjoint st_distance st_distance_sphere
        st_endpoint st_envelope st_equals st_exteriorring st_frechetdistance st_geohash st_geomcollfromtext
        st_geomcollfromwkb st_geometryn st_geometrytype st_geomfromgeojson st_geomfromtext st_geomfromwkb
        st_hausdorffdistance st_interiorringn st_intersection st_intersects st_isclosed st_isempty st_issimple
        st_isvalid st_latfromgeohash st_latitude st_length st_linefromtext st_linefromwkb st_longfromgeohash
        st_longitude st_makeenvelope st_mlinefromtext st_mpointfromtext st_mpolyfromtext st_numgeometries
        st_numinteriorring st_numpoints st_overlaps st_pointfromgeohash st_pointfromtext st_pointfromwkb st_pointn
        st_polyfromtext st_polyfromwkb st_simplify st_srid st_startpoint st_swapxy st_symdifference st_touches
        st_transform st_union st_validate st_within st_x st_y subdate substr substring substring_index subtime sum
        sysdate system_user tan time time_format time_to_sec timediff timestamp timestampadd timestampdiff to_base64
        to_days to_seconds to_vector trim truncate ucase uncompress uncompressed_length unhex unix_timestamp updatexml
        upper user utc_date utc_time utc_timestamp uuid uuid_short uuid_to_bin validate_password_strength values var_pop
        var_samp variance vector_dim vector_to_string version week weekday weekofyear weight_string year yearweek\
        """);

    private static final Set<String> CHANGING_SESSION = words("get_lock release_lock release_all_locks");

    private static final Set<String> ADMINISTERING = words("""
        asynchronous_connection_failover_add_source asynchronous_connection_failover_delete_source
        group_replication_set_as_primary group_replication_switch_to_single_primary_mode
        group_replication_switch_to_multi_primary_mode\
        """);

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    @Override
    public EngineKind engine() {
        return EngineKind.MYSQL;
    }

    @Override
    public @Nullable StatementRule rule(String word) {
        return RULES.get(word);
    }

    /** A function of a schema is a user's. */
    @Override
    public FunctionEffect function(@Nullable String schema, String name) {
        if (schema != null) {
            return FunctionEffect.UNKNOWN;
        }
        if (PURE.contains(name)) {
            return FunctionEffect.NONE;
        }
        if (name.equals("last_insert_id")) {
            return FunctionEffect.CHANGES_SESSION_BY_ARGUMENT;
        }
        if (CHANGING_SESSION.contains(name)) {
            return FunctionEffect.CHANGES_SESSION;
        }
        return ADMINISTERING.contains(name) ? FunctionEffect.ADMINISTERS : FunctionEffect.UNKNOWN;
    }

    @Override
    public String object(String name, boolean quoted) {
        return name;
    }

    @Override
    public String column(String name, boolean quoted) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean definitionCommits() {
        return true;
    }

    @Override
    public Visibility visibility() {
        return Visibility.EARLIER_AND_ITSELF_IF_RECURSIVE;
    }
}
