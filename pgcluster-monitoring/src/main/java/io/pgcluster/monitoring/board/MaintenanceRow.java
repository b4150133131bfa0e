package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Promql;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Unit;

/** How far long commands have come. */
final class MaintenanceRow {
    private static final String NOT_RUNNING = "no such command is running";

    private MaintenanceRow() {}

    static Row row() {
        return Row.collapsed("Long commands that run now", indexes(), rewrites(), copies(), baseBackups());
    }

    private static PanelBuilder progress(String title, String labels, String done, String total, String legend) {
        return graph(title, Unit.RATIO)
                .query(Promql.ratio("@, " + labels, done + "{@}", total + "{@}"), legend)
                .mayBeEmpty(NOT_RUNNING);
    }

    private static PanelBuilder indexes() {
        return progress(
                        "Building indexes",
                        "datname, relname",
                        "pg_stat_progress_create_index_blocks_done",
                        "pg_stat_progress_create_index_blocks",
                        "{{datname}} {{relname}} on {{instance}}")
                .says(
                        "Blocks of the current phase that are done, of each table on which an index is built.",
                        "rises to 1 in each phase.",
                        "a flat line waits for old transactions, as CONCURRENTLY must.");
    }

    private static PanelBuilder rewrites() {
        return graph("Rewriting tables", Unit.RATIO)
                .query(
                        "(" + rewritten("repack") + ") or (" + rewritten("cluster") + ")",
                        "{{datname}} {{relname}} on {{instance}}")
                .mayBeEmpty(NOT_RUNNING)
                .says(
                        "Blocks that CLUSTER, VACUUM FULL or REPACK has read of each table.",
                        "rises to 1.",
                        "the table is locked meanwhile: ending the command loses its work.");
    }

    private static String rewritten(String command) {
        String blocks = "pg_stat_progress_" + command + "_heap_blks";
        return Promql.ratio("@, datname, relname", blocks + "_scanned{@}", blocks + "{@}");
    }

    private static PanelBuilder copies() {
        return graph("Copying", Unit.BYTES)
                .query(
                        "max by (@, datname, relname) (pg_stat_progress_copy_bytes_processed{@})",
                        "{{datname}} {{relname}} on {{instance}}")
                .mayBeEmpty(NOT_RUNNING)
                .says(
                        "Bytes that each COPY has read or written.",
                        "rises steadily.",
                        "a flat line waits for its client or a lock.");
    }

    private static PanelBuilder baseBackups() {
        return progress(
                        "Base backups",
                        "application_name",
                        "pg_stat_progress_basebackup_backup_streamed_bytes",
                        "pg_stat_progress_basebackup_backup_total_bytes",
                        "{{application_name}} from {{instance}}")
                .says(
                        "How much each base backup has streamed of its estimated size; new standbys are made by them.",
                        "rises to 1.",
                        "a flat line waits for a checkpoint or the network.");
    }
}
