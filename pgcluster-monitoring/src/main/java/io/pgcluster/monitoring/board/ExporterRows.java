package io.pgcluster.monitoring.board;

import static io.pgcluster.monitoring.dashboard.PanelBuilder.graph;

import io.pgcluster.monitoring.dashboard.PanelBuilder;
import io.pgcluster.monitoring.dashboard.Row;
import io.pgcluster.monitoring.dashboard.Unit;

/** Rows about the exporter's limits and its process. */
final class ExporterRows {
    private static final String PROCESS = ExporterBoard.PROCESS;
    private static final String OTHER = "other exporters than pgcluster's";

    private ExporterRows() {}

    static Row limits() {
        return Row.collapsed("Limits", memory(), connections(), leftOut(), droppedByReason());
    }

    private static PanelBuilder memory() {
        return graph("Memory for samples", Unit.BYTES)
                .query("max by (job) (pg_exporter_sample_memory_bytes" + PROCESS + ")", "in use")
                .query("max by (job) (pg_exporter_sample_memory_limit_bytes" + PROCESS + ")", "limit")
                .mayBeEmpty(OTHER)
                .says(
                        "Memory that samples take, and may take.",
                        "far below the limit.",
                        "samples are left out at the limit: give the exporter more memory.");
    }

    private static PanelBuilder connections() {
        return graph("Kept connections", Unit.NUMBER)
                .query("max by (job) (pg_exporter_kept_connections" + PROCESS + ")", "kept")
                .query("max by (job) (pg_exporter_kept_connections_limit" + PROCESS + ")", "limit")
                .mayBeEmpty(OTHER)
                .says(
                        "Connections that are kept between scrapes.",
                        "a few for each server.",
                        "at the limit, further servers are connected to in each scrape.");
    }

    private static PanelBuilder leftOut() {
        return graph("Scrapes without a turn", Unit.PER_SECOND)
                .query("sum by (@) (rate(pg_exporter_server_left_out_total{@}[@]))", "{{instance}}")
                .mayBeEmpty(OTHER)
                .says(
                        "Scrapes that were over before it was this server's turn.",
                        "0.",
                        "more processors, or a second exporter.");
    }

    private static PanelBuilder droppedByReason() {
        return graph("Samples left out", Unit.PER_SECOND)
                .query("sum by (reason) (rate(pg_exporter_dropped_samples_total" + PROCESS + "[@]))", "{{reason}}")
                .mayBeEmpty("no sample was left out")
                .says(
                        "Samples that were read and not shown, by the reason.",
                        "none.",
                        "the exporter's log names the collector.");
    }

    static Row process() {
        return Row.collapsed("Process", cpu(), resident(), heap(), collections(), threads(), files());
    }

    private static PanelBuilder cpu() {
        return graph("Processors", Unit.NUMBER)
                .query("max by (job, instance) (rate(process_cpu_seconds_total" + PROCESS + "[@]))", "{{instance}}")
                .says(
                        "Processors that the exporter keeps busy.",
                        "a few hundredths for each server.",
                        "see the slowest collectors.");
    }

    private static PanelBuilder resident() {
        return graph("Resident memory", Unit.BYTES)
                .query("max by (job, instance) (process_resident_memory_bytes" + PROCESS + ")", "{{instance}}")
                .says("Memory of the exporter's process.", "steady after an hour.", "growth without end: report it.");
    }

    private static PanelBuilder heap() {
        return graph("Heap", Unit.BYTES)
                .query(
                        "max by (job, instance) (jvm_memory_bytes_used" + PROCESS.replace("}", ",area=\"heap\"}") + ")",
                        "{{instance}} used")
                .query(
                        "max by (job, instance) (jvm_memory_bytes_max" + PROCESS.replace("}", ",area=\"heap\"}") + ")",
                        "{{instance}} limit")
                .mayBeEmpty("exporters that are not written in Java")
                .says(
                        "Heap of the exporter, and its limit.",
                        "a saw below the limit.",
                        "close to the limit all the time: more memory.");
    }

    private static PanelBuilder collections() {
        return graph("Time of garbage collection", Unit.RATIO)
                .query("sum by (job, instance) (rate(jvm_gc_collection_seconds_sum" + PROCESS + "[@]))", "{{instance}}")
                .mayBeEmpty("exporters that are not written in Java")
                .says("Share of time that garbage collection takes.", "below 1 %.", "more memory.");
    }

    private static PanelBuilder threads() {
        return graph("Threads", Unit.NUMBER)
                .query("max by (job, instance) (jvm_threads_current" + PROCESS + ")", "{{instance}}")
                .mayBeEmpty("exporters that are not written in Java")
                .says("Threads of the exporter.", "steady.", "growth: scrapes hang, see servers that do not answer.");
    }

    private static PanelBuilder files() {
        return graph("Open files", Unit.NUMBER)
                .query("max by (job, instance) (process_open_fds" + PROCESS + ")", "{{instance}} open")
                .query("max by (job, instance) (process_max_fds" + PROCESS + ")", "{{instance}} limit")
                .says(
                        "Open files and connections, and the limit.",
                        "far below the limit.",
                        "raise the limit of the service.");
    }
}
