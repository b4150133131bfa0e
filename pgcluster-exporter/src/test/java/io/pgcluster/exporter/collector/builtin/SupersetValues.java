package io.pgcluster.exporter.collector.builtin;

import java.util.ArrayList;
import java.util.List;

/** What {@link SituationServer} must show, asked of it in other words. */
final class SupersetValues {
    private SupersetValues() {}

    /** Values that stand still. */
    static List<ValueCheck> checks(int major) {
        List<ValueCheck> checks = new ArrayList<>(List.of(
                new ValueCheck("pg_prepared_xacts", "SELECT 1"),
                new ValueCheck("pg_temp_files", "SELECT count(*) FROM pg_ls_tmpdir()", "pg_default"),
                new ValueCheck("pg_temp_bytes", "SELECT sum(size) FROM pg_ls_tmpdir()", "pg_default"),
                new ValueCheck("pg_settings_pending_restart", "SELECT 0"),
                new ValueCheck("pg_tablespace_size_bytes", "SELECT pg_tablespace_size('pg_global')", "pg_global"),
                new ValueCheck("pg_sequence_exhaustion_ratio", "SELECT 0.5", "app", "public", "short"),
                new ValueCheck("pg_schema_invalid_indexes", "SELECT 0", "app"),
                new ValueCheck("pg_schema_fk_without_index", "SELECT 1", "app"),
                // keyless, copied, indexed, rewritten and more.
                new ValueCheck("pg_schema_tables_without_pk", "SELECT 5", "app"),
                new ValueCheck("pg_schema_redundant_index_bytes", "SELECT pg_relation_size('child_a')", "app"),
                index("idx_scan"),
                index("idx_tup_read"),
                index("idx_tup_fetch"),
                new ValueCheck(
                        "pg_index_properties",
                        "SELECT 1",
                        "app",
                        "public",
                        "parent",
                        "parent_pkey",
                        "1",
                        "1",
                        "1",
                        "1"),
                new ValueCheck(
                        "pg_index_size_bytes",
                        "SELECT pg_relation_size('parent_pkey')",
                        "app",
                        "public",
                        "parent",
                        "parent_pkey"),
                new ValueCheck(
                        "pg_stat_archiver_pending_wal_files",
                        "SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%ready'"),
                new ValueCheck(
                        "pg_stat_archiver_pending_wal_bytes",
                        "SELECT 16777216 * count(*) FROM pg_ls_archive_statusdir() WHERE length(name) = 30 AND name LIKE '%ready'"),
                new ValueCheck("pg_stat_subscription_workers", "SELECT 1", "copies", "apply"),
                new ValueCheck("pg_replication_timeline", "SELECT 1"),
                new ValueCheck("pg_replication_slots_temporary", "SELECT 0", "physical", "physical"),
                new ValueCheck(
                        "pg_stat_replication_sync_state",
                        "SELECT 1",
                        "copies",
                        "127.0.0.1/32",
                        "streaming",
                        "copies",
                        "async"),
                new ValueCheck(
                        "pg_stat_user_tables_toast_size_bytes",
                        "SELECT pg_total_relation_size(reltoastrelid) FROM pg_class" + " WHERE relname = 'parent'",
                        "app",
                        "public",
                        "parent")));
        if (major >= 13) {
            checks.add(new ValueCheck(
                    "pg_stat_user_tables_n_ins_since_vacuum",
                    "SELECT n_ins_since_vacuum FROM pg_stat_user_tables WHERE relname = 'published'",
                    "app",
                    "public",
                    "published"));
        }
        return checks;
    }

    /** Values that only grow: what is shown lies between two answers. */
    static List<ValueCheck> growing(int major) {
        List<ValueCheck> checks = new ArrayList<>(List.of(
                new ValueCheck("pg_wal_lsn_bytes", "SELECT pg_current_wal_lsn() - '0/0'"),
                new ValueCheck(
                        "pg_xmin_horizon_age",
                        "SELECT age(transaction) FROM pg_prepared_xacts",
                        "prepared_transaction"),
                new ValueCheck("pg_log_directory_size_bytes", "SELECT sum(size) FROM pg_ls_logdir()")));
        if (major >= 14) {
            checks.add(new ValueCheck("pg_stat_wal_records_total", "SELECT wal_records FROM pg_stat_wal"));
            checks.add(new ValueCheck("pg_stat_wal_bytes_total", "SELECT wal_bytes FROM pg_stat_wal"));
            checks.add(new ValueCheck(
                    "pg_stat_replication_slots_total_txns_total",
                    "SELECT total_txns FROM pg_stat_replication_slots",
                    "copies"));
        }
        if (major >= 19) {
            checks.add(new ValueCheck("pg_stat_wal_fpi_bytes_total", "SELECT wal_fpi_bytes FROM pg_stat_wal"));
            checks.add(new ValueCheck(
                    "pg_stat_lock_waits_total",
                    "SELECT waits FROM pg_stat_lock WHERE locktype = 'relation'",
                    "relation"));
        }
        if (major >= 16) {
            checks.add(io("hits_total", "hits"));
            checks.add(io("read_bytes_total", major >= 18 ? "read_bytes" : "reads * op_bytes"));
        }
        return checks;
    }

    private static ValueCheck index(String column) {
        return new ValueCheck(
                "pg_stat_user_indexes_" + column + "_total",
                "SELECT " + column + " FROM pg_stat_user_indexes WHERE indexrelname = 'child_a_b'",
                "app",
                "public",
                "child",
                "child_a_b");
    }

    private static ValueCheck io(String family, String column) {
        return new ValueCheck(
                "pg_stat_io_" + family,
                "SELECT " + column + " FROM pg_stat_io WHERE backend_type = 'client backend' AND object = 'relation'"
                        + " AND context = 'normal'",
                "client backend",
                "relation",
                "normal");
    }
}
