package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import java.util.List;

/** How much of its bounds the exporter uses. */
final class BoundsMetrics {
    private static final Descriptor SAMPLES = Descriptor.gauge(
            "pg_exporter_sample_memory_bytes",
            "Memory that samples take which are not written yet, as it is estimated.");
    private static final Descriptor SAMPLES_LIMIT = Descriptor.gauge(
            "pg_exporter_sample_memory_limit_bytes",
            "Memory that samples may take; what does not fit is left out and counted as dropped for the reason memory.");
    private static final Descriptor AT_A_TIME =
            Descriptor.gauge("pg_exporter_servers_at_a_time", "Servers that are asked at the same time at most.");
    private static final Descriptor CONNECTIONS = Descriptor.gauge(
            "pg_exporter_kept_connections", "Connections that are kept from scrape to scrape, to all servers.");
    private static final Descriptor CONNECTIONS_LIMIT = Descriptor.gauge(
            "pg_exporter_kept_connections_limit",
            "Connections that may be kept; those of further servers are closed after each scrape.");

    private BoundsMetrics() {}

    static List<Descriptor> families() {
        return List.of(SAMPLES, SAMPLES_LIMIT, CONNECTIONS, CONNECTIONS_LIMIT, AT_A_TIME);
    }

    static void show(ScrapeThreads threads, MetricSink sink) {
        sink.sample(SAMPLES, List.of(), (double) threads.samples().taken());
        sink.sample(SAMPLES_LIMIT, List.of(), (double) threads.samples().bytes());
        sink.sample(CONNECTIONS, List.of(), threads.connections().kept());
        sink.sample(CONNECTIONS_LIMIT, List.of(), threads.connections().most());
        sink.sample(AT_A_TIME, List.of(), threads.turns().places());
    }
}
