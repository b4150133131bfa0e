package io.pgcluster.monitoring;

import java.util.Set;

/** Metrics of node_exporter's default collectors that rules read; names as of 1.5. */
final class NodeMetrics {
    static final Set<String> NAMES = Set.of(
            "node_cpu_seconds_total",
            "node_disk_read_time_seconds_total",
            "node_disk_reads_completed_total",
            "node_disk_write_time_seconds_total",
            "node_disk_writes_completed_total",
            "node_filefd_allocated",
            "node_filefd_maximum",
            "node_filesystem_avail_bytes",
            "node_filesystem_files",
            "node_filesystem_files_free",
            "node_filesystem_readonly",
            "node_filesystem_size_bytes",
            "node_load15",
            "node_memory_MemAvailable_bytes",
            "node_memory_MemTotal_bytes",
            "node_network_receive_errs_total",
            "node_network_receive_packets_total",
            "node_network_transmit_errs_total",
            "node_network_transmit_packets_total",
            "node_timex_maxerror_seconds",
            "node_timex_offset_seconds",
            "node_timex_sync_status",
            "node_vmstat_oom_kill",
            "node_vmstat_pswpin");

    private NodeMetrics() {}
}
