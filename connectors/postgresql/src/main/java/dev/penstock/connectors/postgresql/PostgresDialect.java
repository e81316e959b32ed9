package dev.penstock.connectors.postgresql;

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
 * How PostgreSQL's texts are analysed. What no text tells stays unseen: an operator, a cast, a view, a rule or a policy that
 * calls a function which writes, a user's function that hides a built-in one by its argument types, and
 * {@code standard_conforming_strings = off}.
 */
final class PostgresDialect implements SqlDialect {
    private static final Map<String, StatementRule> RULES = Map.ofEntries(
            entry("SELECT", StatementRule.QUERY),
            entry("WITH", StatementRule.QUERY),
            entry("VALUES", StatementRule.QUERY),
            entry("TABLE", StatementRule.QUERY),
            entry("INSERT", StatementRule.INSERT),
            entry("UPDATE", StatementRule.UPDATE),
            entry("DELETE", StatementRule.DELETE),
            entry("MERGE", StatementRule.MERGE),
            entry("BEGIN", StatementRule.BEGIN),
            entry("START", StatementRule.BEGIN),
            entry("COMMIT", StatementRule.COMMIT),
            entry("END", StatementRule.COMMIT),
            entry("ROLLBACK", StatementRule.ROLLBACK),
            entry("ABORT", StatementRule.ROLLBACK),
            entry("SAVEPOINT", StatementRule.SAVEPOINT),
            entry("RELEASE", StatementRule.SAVEPOINT),
            entry("PREPARE", StatementRule.PREPARE),
            entry("EXPLAIN", StatementRule.EXPLAIN),
            entry("CREATE", StatementRule.CREATE),
            entry("ALTER", StatementRule.ALTER),
            entry("DROP", StatementRule.DROP),
            entry("TRUNCATE", StatementRule.TRUNCATE),
            entry("GRANT", StatementRule.GRANT),
            entry("REVOKE", StatementRule.GRANT),
            entry("COMMENT", StatementRule.COMMENT),
            entry("SECURITY", StatementRule.DEFINITION),
            entry("REASSIGN", StatementRule.DEFINITION),
            entry("IMPORT", StatementRule.DEFINITION),
            entry("REFRESH", StatementRule.REFRESH),
            entry("SET", StatementRule.SET),
            entry("RESET", StatementRule.SESSION),
            entry("DISCARD", StatementRule.SESSION),
            entry("LISTEN", StatementRule.SESSION),
            entry("UNLISTEN", StatementRule.SESSION),
            entry("DEALLOCATE", StatementRule.SESSION),
            entry("NOTIFY", StatementRule.EFFECT),
            entry("SHOW", StatementRule.SHOW),
            entry("CLOSE", StatementRule.SHOW),
            entry("DECLARE", StatementRule.DECLARE),
            entry("FETCH", StatementRule.FETCH),
            entry("MOVE", StatementRule.FETCH),
            entry("COPY", StatementRule.COPY),
            entry("LOCK", StatementRule.LOCK),
            entry("LOAD", StatementRule.LOAD),
            entry("VACUUM", StatementRule.MAINTENANCE),
            entry("ANALYZE", StatementRule.MAINTENANCE),
            entry("ANALYSE", StatementRule.MAINTENANCE),
            entry("REINDEX", StatementRule.MAINTENANCE),
            entry("CLUSTER", StatementRule.MAINTENANCE),
            entry("REPACK", StatementRule.MAINTENANCE),
            entry("CHECKPOINT", StatementRule.ADMINISTRATION),
            entry("CALL", StatementRule.UNKNOWN),
            entry("DO", StatementRule.UNKNOWN),
            entry("EXECUTE", StatementRule.UNKNOWN));

    /** Volatile ones that change nothing all the same, reviewed one by one; what only a primary answers is not here. */
    private static final Set<String> VOLATILE_READS = words("""
        array_sample array_shuffle bernoulli clock_timestamp current_query currval gen_random_uuid lastval
        pg_available_wal_summaries pg_blocking_pids pg_collation_actual_version pg_control_checkpoint pg_control_init
        pg_control_recovery pg_control_system pg_current_logfile pg_database_collation_actual_version pg_database_size
        pg_get_aios pg_get_backend_memory_contexts pg_get_loaded_modules pg_get_multixact_members pg_get_sequence_data
        pg_get_shmem_allocations pg_get_shmem_allocations_numa pg_get_wait_events pg_get_wal_replay_pause_state
        pg_get_wal_resource_managers pg_get_wal_summarizer_state pg_indexes_size pg_is_in_recovery
        pg_is_wal_replay_paused pg_isolation_test_session_is_blocked pg_jit_available pg_last_committed_xact
        pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_last_xact_replay_timestamp pg_lock_status
        pg_notification_queue_usage pg_partition_ancestors pg_partition_tree pg_prepared_xact pg_relation_size
        pg_replication_origin_progress pg_safe_snapshot_blocking_pids pg_sequence_last_value
        pg_show_replication_origin_status pg_sleep pg_sleep_for pg_sleep_until pg_stat_get_backend_io
        pg_stat_get_backend_wal pg_stat_get_io pg_stat_get_recovery_prefetch pg_stat_get_xact_blocks_fetched
        pg_stat_get_xact_blocks_hit pg_stat_get_xact_function_calls pg_stat_get_xact_function_self_time
        pg_stat_get_xact_function_total_time pg_stat_get_xact_numscans pg_stat_get_xact_tuples_deleted
        pg_stat_get_xact_tuples_fetched pg_stat_get_xact_tuples_hot_updated pg_stat_get_xact_tuples_inserted
        pg_stat_get_xact_tuples_newpage_updated pg_stat_get_xact_tuples_returned pg_stat_get_xact_tuples_updated
        pg_stat_have_stats pg_table_size pg_tablespace_size pg_total_relation_size pg_wal_summary_contents
        pg_xact_commit_timestamp pg_xact_commit_timestamp_origin pg_xact_status random random_normal system timeofday
        txid_status uuidv4 uuidv7\
        """);

    /** What the grammar knows and no catalog. */
    private static final Set<String> OF_THE_GRAMMAR = words("""
        coalesce collation greatest grouping json json_array json_arrayagg json_exists json_object json_objectagg
        json_query json_scalar json_serialize json_table json_value least merge_action nullif cast treat trim xmlconcat
        xmlelement xmlexists xmlforest xmlparse xmlpi xmlroot xmlserialize xmltable\
        """);

    private static final Set<String> READING_OBJECTS = words("""
        database_to_xml database_to_xml_and_xmlschema database_to_xmlschema schema_to_xml schema_to_xml_and_xmlschema
        schema_to_xmlschema table_to_xml table_to_xml_and_xmlschema table_to_xmlschema\
        """);

    /** Also those that begin a transaction that writes, or that only a primary answers. */
    private static final Set<String> WRITING = words("""
        brin_desummarize_range brin_summarize_new_values brin_summarize_range gin_clean_pending_list nextval setval
        pg_current_wal_flush_lsn pg_current_wal_insert_lsn pg_current_wal_lsn pg_current_xact_id pg_export_snapshot
        pg_logical_emit_message pg_notify txid_current loread lowrite pg_advisory_xact_lock
        pg_advisory_xact_lock_shared pg_try_advisory_xact_lock pg_try_advisory_xact_lock_shared\
        """);

    private static final Set<String> CHANGING_SESSION = words("""
        setseed pg_advisory_lock pg_advisory_lock_shared pg_advisory_unlock pg_advisory_unlock_all
        pg_advisory_unlock_shared pg_try_advisory_lock pg_try_advisory_lock_shared pg_replication_origin_session_reset
        pg_replication_origin_session_setup pg_stat_clear_snapshot\
        """);

    private static final Set<String> ADMINISTERING = words("""
        pg_backup_start pg_backup_stop pg_cancel_backend pg_clear_attribute_stats pg_clear_relation_stats
        pg_copy_logical_replication_slot pg_copy_physical_replication_slot pg_create_logical_replication_slot
        pg_create_physical_replication_slot pg_create_restore_point pg_drop_replication_slot
        pg_import_system_collations pg_log_backend_memory_contexts pg_log_standby_snapshot pg_promote pg_reload_conf
        pg_replication_origin_advance pg_replication_origin_create pg_replication_origin_drop
        pg_replication_slot_advance pg_restore_attribute_stats pg_restore_relation_stats pg_rotate_logfile pg_stat_reset
        pg_stat_reset_backend_stats pg_stat_reset_replication_slot pg_stat_reset_shared
        pg_stat_reset_single_function_counters pg_stat_reset_single_table_counters pg_stat_reset_slru
        pg_stat_reset_subscription_stats pg_switch_wal pg_sync_replication_slots pg_terminate_backend
        pg_wal_replay_pause pg_wal_replay_resume\
        """);

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** Those that no catalog calls pure and that are reads all the same. */
    static Set<String> volatileReads() {
        return VOLATILE_READS;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.POSTGRESQL;
    }

    @Override
    public @Nullable StatementRule rule(String word) {
        return RULES.get(word);
    }

    @Override
    public FunctionEffect function(@Nullable String schema, String name) {
        if (schema != null && !schema.equals("pg_catalog")) {
            return FunctionEffect.UNKNOWN;
        }
        if (OF_THE_GRAMMAR.contains(name) || VOLATILE_READS.contains(name) || PureFunctions.contains(name)) {
            return FunctionEffect.NONE;
        }
        if (READING_OBJECTS.contains(name)) {
            return FunctionEffect.READS_OBJECTS;
        }
        if (WRITING.contains(name) || name.startsWith("lo_")) {
            return FunctionEffect.WRITES;
        }
        if (name.equals("set_config")) {
            return FunctionEffect.CHANGES_SETTING;
        }
        if (CHANGING_SESSION.contains(name)) {
            return FunctionEffect.CHANGES_SESSION;
        }
        return ADMINISTERING.contains(name) ? FunctionEffect.ADMINISTERS : FunctionEffect.UNKNOWN;
    }

    @Override
    public String object(String name, boolean quoted) {
        return quoted ? name : name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String column(String name, boolean quoted) {
        return object(name, quoted);
    }
}
