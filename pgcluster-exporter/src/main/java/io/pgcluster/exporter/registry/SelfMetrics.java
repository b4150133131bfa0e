package io.pgcluster.exporter.registry;

import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricType;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.hotspot.BufferPoolsExports;
import io.prometheus.client.hotspot.ClassLoadingExports;
import io.prometheus.client.hotspot.GarbageCollectorExports;
import io.prometheus.client.hotspot.MemoryPoolsExports;
import io.prometheus.client.hotspot.StandardExports;
import io.prometheus.client.hotspot.ThreadExports;
import io.prometheus.client.hotspot.VersionInfoExports;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics about the exporter as a process. */
public final class SelfMetrics {
    private final CollectorRegistry registry = new CollectorRegistry();
    private final Counter dropped = Counter.build(
                    "pg_exporter_dropped_samples_total", "Samples that were read and could not be shown.")
            .labelNames("reason")
            .register(registry);
    private final Gauge reloadSuccessful = Gauge.build(
                    "postgres_exporter_config_last_reload_successful", "Postgres exporter config loaded successfully.")
            .register(registry);
    private final Gauge reloadTime = Gauge.build(
                    "postgres_exporter_config_last_reload_success_timestamp_seconds",
                    "Timestamp of the last successful configuration reload.")
            .register(registry);
    private final Gauge queriesError = Gauge.build(
                    "pg_exporter_user_queries_load_error",
                    "Whether the user queries file was loaded and parsed successfully (1 for error, 0 for success).")
            .labelNames("filename", "hashsum")
            .register(registry);
    private final Gauge servers = Gauge.build(
                    "pg_exporter_servers", "Servers that are listed or found; without one nothing is watched.")
            .register(registry);
    private Set<List<String>> queriesShown = new HashSet<>();

    /** As many as the registry has names; making one checks it, which is not needed in every scrape. */
    private final Map<String, Descriptor> descriptors = new ConcurrentHashMap<>();

    /** With the families of process, virtual machine and build. */
    public SelfMetrics(BuildInfo build) {
        new StandardExports().register(registry);
        new ProcessCollector(new LinuxProcess(Path.of("/proc/self"))).register(registry);
        new MemoryPoolsExports().register(registry);
        new BufferPoolsExports().register(registry);
        new GarbageCollectorExports().register(registry);
        new ThreadExports().register(registry);
        new ClassLoadingExports().register(registry);
        new VersionInfoExports().register(registry);
        new BuildInfoCollector(build).register(registry);
        for (DropReason reason : DropReason.values()) {
            dropped.labels(reason.label());
        }
    }

    /** Counts samples that were left out of an answer. */
    public void dropped(Map<DropReason, Long> counts) {
        counts.forEach((reason, count) -> dropped.labels(reason.label()).inc(count));
    }

    /** How many servers there are to watch, those of probes aside. */
    public void watches(int count) {
        servers.set(count);
    }

    /** Whether the configuration could be read just now; {@code atEpochSeconds} is kept only if it could. */
    public void reloaded(boolean successful, double atEpochSeconds) {
        reloadSuccessful.set(successful ? 1 : 0);
        if (successful) {
            reloadTime.set(atEpochSeconds);
        }
    }

    /** Files of users' collectors and queries as they were read just now, in place of those before. */
    public synchronized void queriesLoaded(List<LoadedFile> files) {
        Set<List<String>> gone = queriesShown;
        queriesShown = new HashSet<>();
        for (LoadedFile file : files) {
            List<String> labels = List.of(file.name(), file.sha256());
            queriesError.labels(file.name(), file.sha256()).set(file.successful() ? 0 : 1);
            queriesShown.add(labels);
            gone.remove(labels);
        }
        gone.forEach(labels -> queriesError.remove(labels.toArray(String[]::new)));
    }

    /** All of them as they are now. */
    public Batch batch() {
        Batch batch = new Batch();
        for (MetricFamilySamples family : Collections.list(registry.metricFamilySamples())) {
            for (Sample sample : family.samples) {
                // When a counter was made is a family of its own in this client, and of no use to anybody.
                if (!sample.name.endsWith("_created")) {
                    Descriptor descriptor =
                            descriptors.computeIfAbsent(sample.name, name -> descriptor(family, sample));
                    batch.sample(descriptor, sample.labelValues, sample.value);
                }
            }
        }
        return batch;
    }

    private static Descriptor descriptor(MetricFamilySamples family, Sample sample) {
        return new Descriptor(sample.name, type(family, sample), family.help, sample.labelNames);
    }

    private static MetricType type(MetricFamilySamples family, Sample sample) {
        return switch (family.type) {
            case COUNTER -> MetricType.COUNTER;
            case GAUGE, INFO, STATE_SET -> MetricType.GAUGE;
            // Count and sum of a summary are counters of their own here.
            case SUMMARY, HISTOGRAM ->
                sample.name.endsWith("_count") || sample.name.endsWith("_sum")
                        ? MetricType.COUNTER
                        : MetricType.UNTYPED;
            default -> MetricType.UNTYPED;
        };
    }
}
