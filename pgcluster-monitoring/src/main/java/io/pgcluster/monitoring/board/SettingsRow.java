package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;
import static io.pgcluster.monitoring.dashboard.PanelBuilder.table;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Steps;
import io.pgcluster.monitoring.dashboard.Unit;

/** What servers are configured with, and what has changed. */
final class SettingsRow {
    private SettingsRow() {}

    static Row row() {
        return Row.collapsed("Configuration", keySettings(), pendingRestart(), changed(), extensions());
    }

    private static PanelBuilder keySettings() {
        return table("Key settings")
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .column("Connections", Unit.NUMBER, setting("max_connections"))
                .column("Shared buffers", Unit.BYTES, setting("shared_buffers_bytes"))
                .column("work_mem", Unit.BYTES, setting("work_mem_bytes"))
                .column("Maintenance", Unit.BYTES, setting("maintenance_work_mem_bytes"))
                .column("Cache size", Unit.BYTES, setting("effective_cache_size_bytes"))
                .column("max_wal_size", Unit.BYTES, setting("max_wal_size_bytes"))
                .column("Checkpoints", Unit.SECONDS, setting("checkpoint_timeout_seconds"))
                .column("Vacuums", Unit.NUMBER, setting("autovacuum_max_workers"))
                .column("Page cost", Unit.NUMBER, setting("random_page_cost"))
                .says(
                        "`max_connections`, `shared_buffers`, `work_mem`, `maintenance_work_mem`, `effective_cache_size`, `max_wal_size`, "
                                + "`checkpoint_timeout`, `autovacuum_max_workers`, `random_page_cost`.",
                        "the same on all servers of a cluster.",
                        "a server that differs was changed by hand, or waits for a restart.");
    }

    private static String setting(String name) {
        return "max by (@) (pg_settings_" + name + "{@})";
    }

    private static PanelBuilder pendingRestart() {
        return graph("Settings that wait for a restart", Unit.NUMBER)
                .steps(Steps.SHOULD_BE_ZERO)
                .query("max by (@) (pg_settings_pending_restart{@})", "{{instance}}")
                .says(
                        "Parameters that were changed in files and take effect with the next restart.",
                        "0.",
                        "restart at a time of your choice; a failover would otherwise bring the change unexpectedly.");
    }

    private static PanelBuilder changed() {
        return table("Changed in this range")
                .size(8, 8)
                .label("cluster", "Cluster")
                .label("instance", "Instance")
                .label("name", "Setting")
                .column(
                        "Values",
                        Unit.NUMBER,
                        "count by (@, name) (count by (@, name, setting) (count_over_time(pg_settings_info{@}[$__range]))) > 1")
                .mayBeEmpty("no setting has changed, or the exporter's collector `settings_info` is off")
                .says(
                        "Settings that had more than one value within the range of the dashboard.",
                        "empty, but for changes that were made on purpose.",
                        "compare with the time at which something became worse.");
    }

    private static PanelBuilder extensions() {
        return table("Extensions")
                .size(8, 8)
                .label("cluster", "Cluster")
                .label("datname", "Database")
                .label("extname", "Extension")
                .label("extversion", "Version")
                .column(
                        "Servers",
                        Unit.NUMBER,
                        "count by (cluster, datname, extname, extversion) (pg_extension_info{@db})")
                .says(
                        "Extensions in each database, with the version of their objects.",
                        "the same version everywhere.",
                        "after an upgrade of packages, `ALTER EXTENSION … UPDATE` brings the objects up to date.");
    }
}
