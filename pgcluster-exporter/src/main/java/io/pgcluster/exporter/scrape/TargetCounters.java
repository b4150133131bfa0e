package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What has been counted of a target since it is watched. */
final class TargetCounters {
    private static final Descriptor SCRAPES = Descriptor.counter(
            "pg_exporter_scrapes_total", "Total number of times PostgreSQL was scraped for metrics.");
    private static final Descriptor TIMEOUTS = Descriptor.counter(
            "pg_exporter_collector_timeouts_total", "Runs of a collector that were not done in time.", "collector");
    private static final Descriptor CACHE_HITS = Descriptor.counter(
            "pg_exporter_collector_cache_hits_total",
            "Runs of a collector that a kept result made unnecessary.",
            "collector");
    private static final Descriptor SKIPPED = Descriptor.counter(
            "pg_exporter_collector_skipped_total",
            "Runs of a collector that had nothing to do or may not see anything there.",
            "collector",
            "reason");

    private final LongAdder scrapes = new LongAdder();
    private final Map<String, LongAdder> timeouts = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> cacheHits = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, LongAdder>> skipped = new ConcurrentSkipListMap<>();

    static List<Descriptor> families() {
        return List.of(SCRAPES, TIMEOUTS, CACHE_HITS, SKIPPED);
    }

    void scrape() {
        scrapes.increment();
    }

    void timeout(String collector) {
        timeouts.computeIfAbsent(collector, name -> new LongAdder()).increment();
    }

    void cacheHit(String collector) {
        cacheHits.computeIfAbsent(collector, name -> new LongAdder()).increment();
    }

    void skip(String collector, SkipReason reason) {
        skipped.computeIfAbsent(collector, name -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(reason.label(), name -> new LongAdder())
                .increment();
    }

    void writeTo(MetricSink sink) {
        sink.sample(SCRAPES, List.of(), scrapes.doubleValue());
        timeouts.forEach((collector, count) -> sink.sample(TIMEOUTS, List.of(collector), count.doubleValue()));
        cacheHits.forEach((collector, count) -> sink.sample(CACHE_HITS, List.of(collector), count.doubleValue()));
        skipped.forEach((collector, reasons) -> reasons.forEach(
                (reason, count) -> sink.sample(SKIPPED, List.of(collector, reason), count.doubleValue())));
    }
}
