package io.pgcluster.exporter.collector.builtin;

import java.util.List;

/**
 * A value that does not change while no one works, and a question of its own to the server for it.
 *
 * @param labels its label values
 */
record ValueCheck(String family, String sql, List<String> labels) {
    static final List<ValueCheck> AT_REST = List.of(
            table("seq_scan"),
            table("seq_tup_read"),
            table("idx_scan"),
            table("idx_tup_fetch"),
            table("n_tup_ins"),
            table("n_tup_upd"),
            table("n_tup_del"),
            table("n_tup_hot_upd"),
            table("n_live_tup"),
            table("n_dead_tup"),
            table("analyze_count"),
            new ValueCheck(
                    "pg_stat_user_tables_last_analyze",
                    "SELECT extract(epoch FROM last_analyze) FROM pg_stat_user_tables WHERE relname = 'account'",
                    "app",
                    "public",
                    "account"),
            new ValueCheck("pg_stat_user_tables_last_vacuum", "SELECT 0", "app", "public", "account"),
            new ValueCheck(
                    "pg_stat_user_tables_table_size_bytes",
                    "SELECT pg_table_size('account')",
                    "app",
                    "public",
                    "account"),
            new ValueCheck(
                    "pg_stat_user_tables_index_size_bytes",
                    "SELECT pg_indexes_size('account')",
                    "app",
                    "public",
                    "account"),
            new ValueCheck(
                    "pg_stat_user_tables_total_size_bytes",
                    "SELECT pg_total_relation_size('account')",
                    "app",
                    "public",
                    "account"),
            blocks("heap_blocks_read", "heap_blks_read"),
            blocks("toast_blocks_hit", "toast_blks_hit"),
            blocks("tidx_blocks_read", "tidx_blks_read"),
            new ValueCheck("pg_database_size_bytes", "SELECT pg_database_size('quiet')", "quiet"),
            new ValueCheck("pg_database_connection_limit", "SELECT 33", "app"),
            new ValueCheck("pg_roles_connection_limit", "SELECT 7", "monitor"),
            new ValueCheck("pg_roles_connection_limit", "SELECT -1", "postgres"),
            new ValueCheck("pg_replication_is_replica", "SELECT 0"),
            new ValueCheck("pg_replication_lag_seconds", "SELECT 0"),
            new ValueCheck("pg_postmaster_start_time_seconds", "SELECT extract(epoch FROM pg_postmaster_start_time())"),
            new ValueCheck("pg_stat_archiver_archived_count", "SELECT archived_count FROM pg_stat_archiver"),
            new ValueCheck("pg_wal_segments", "SELECT count(*) FROM pg_ls_waldir() WHERE length(name) = 24"),
            new ValueCheck("pg_wal_size_bytes", "SELECT sum(size) FROM pg_ls_waldir() WHERE length(name) = 24"),
            new ValueCheck("pg_replication_slots_active", "SELECT 1", "physical_one", ""),
            new ValueCheck("pg_replication_slots_active", "SELECT 0", "logical_one", "app"),
            new ValueCheck("pg_replication_slots_slot_is_active", "SELECT 1", "physical_one", "physical"),
            new ValueCheck("pg_settings_work_mem_bytes", "SELECT 4 * 1024 * 1024"),
            new ValueCheck("pg_settings_statement_timeout_seconds", "SELECT 0"),
            new ValueCheck("pg_settings_lock_timeout_seconds", "SELECT 0"),
            new ValueCheck("pg_settings_default_transaction_read_only", "SELECT 0"),
            new ValueCheck("pg_settings_transaction_read_only", "SELECT 0"),
            new ValueCheck("pg_settings_temp_file_limit_bytes", "SELECT -1"),
            new ValueCheck("pg_settings_autovacuum_naptime_seconds", "SELECT 1"),
            new ValueCheck("pg_settings_pg_stat_statements_max", "SELECT 5000"),
            new ValueCheck("pg_locks_count", "SELECT 0", "quiet", "accessexclusivelock"),
            new ValueCheck("pg_stat_activity_count", "SELECT 0", "quiet", "idle", "", "", "", "", ""));

    ValueCheck(String family, String sql, String... labels) {
        this(family, sql, List.of(labels));
    }

    private static ValueCheck table(String column) {
        return new ValueCheck(
                "pg_stat_user_tables_" + column,
                "SELECT " + column + " FROM pg_stat_user_tables WHERE relname = 'account'",
                "app",
                "public",
                "account");
    }

    private static ValueCheck blocks(String family, String column) {
        return new ValueCheck(
                "pg_statio_user_tables_" + family,
                "SELECT " + column + " FROM pg_statio_user_tables WHERE relname = 'account'",
                "app",
                "public",
                "account");
    }
}
