package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.server.PoolNumbers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Samples about a scrape of a target, under the names that postgres_exporter gave them where it has them. */
final class TargetSelfMetrics {
    private static final Descriptor UP = Descriptor.gauge(
            "pg_up",
            "Whether the last scrape of metrics from PostgreSQL was able to connect to the server (1 for yes, 0 for no).");
    private static final Descriptor LAST_DURATION = Descriptor.gauge(
            "pg_exporter_last_scrape_duration_seconds", "Duration of the last scrape of metrics from PostgreSQL.");
    private static final Descriptor LAST_ERROR = Descriptor.gauge(
            "pg_exporter_last_scrape_error",
            "Whether the last scrape of metrics from PostgreSQL resulted in an error (1 for error, 0 for success).");
    private static final Descriptor DURATION = Descriptor.gauge(
            "pg_scrape_collector_duration_seconds", "postgres_exporter: Duration of a collector scrape.", "collector");
    private static final Descriptor SUCCESS = Descriptor.gauge(
            "pg_scrape_collector_success", "postgres_exporter: Whether a collector succeeded.", "collector");
    private static final Descriptor CACHE_AGE = Descriptor.gauge(
            "pg_exporter_cache_age_seconds",
            "Age of the oldest kept result of a collector that is shown.",
            "collector");
    private static final Descriptor CONNECTIONS = Descriptor.gauge(
            "pg_exporter_pool_connections", "Connections that the exporter has to the server.", "state");
    private static final Descriptor CONNECTION_LIMIT = Descriptor.gauge(
            "pg_exporter_pool_max_connections", "Connections that the exporter may have to the server.");
    private static final Descriptor OVERDUE = Descriptor.gauge(
            "pg_exporter_overdue_runs", "Runs of collectors that are still going on although their scrape is over.");

    private static final Descriptor ASKED = Descriptor.gauge(
            "pg_exporter_server_asked",
            "Whether the server was asked in the last scrape; 0: the scrape was over before its turn, and pg_up is from the scrape before.");
    private static final Descriptor LEFT_OUT = Descriptor.counter(
            "pg_exporter_server_left_out_total", "Scrapes that were over before it was this server's turn.");

    private TargetSelfMetrics() {}

    static List<Descriptor> families() {
        return List.of(
                UP,
                ASKED,
                LEFT_OUT,
                LAST_DURATION,
                LAST_ERROR,
                DURATION,
                SUCCESS,
                CACHE_AGE,
                CONNECTIONS,
                CONNECTION_LIMIT,
                OVERDUE);
    }

    /** Whether the server was asked, and whether it answered when it was asked last. */
    record State(boolean asked, boolean up) {}

    static Batch batch(State state, Duration duration, Collection<CollectorTally> tallies, TargetContext context) {
        Batch batch = new Batch();
        boolean error = !state.asked() || !state.up();
        for (CollectorTally tally : tallies) {
            var status = tally.status();
            error |= !status.success();
            List<String> labels = List.of(status.name());
            batch.sample(DURATION, labels, seconds(status.duration()));
            batch.sample(SUCCESS, labels, status.success() ? 1 : 0);
            tally.cacheAge().ifPresent(age -> batch.sample(CACHE_AGE, labels, seconds(age)));
        }
        batch.sample(UP, List.of(), state.up() ? 1 : 0);
        batch.sample(ASKED, List.of(), state.asked() ? 1 : 0);
        batch.sample(LEFT_OUT, List.of(), context.standing().missedScrapes());
        batch.sample(LAST_DURATION, List.of(), seconds(duration));
        batch.sample(LAST_ERROR, List.of(), error ? 1 : 0);
        PoolNumbers pools = context.server().numbers();
        batch.sample(CONNECTIONS, List.of("active"), pools.active());
        batch.sample(CONNECTIONS, List.of("idle"), pools.idle());
        batch.sample(CONNECTION_LIMIT, List.of(), context.server().limits().connections());
        batch.sample(OVERDUE, List.of(), context.overdue().size());
        context.counters().writeTo(batch);
        return batch;
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
