package io.pgcluster.exporter.dashboard;

import io.pgcluster.exporter.prometheus.ExporterProcess;
import io.pgcluster.exporter.prometheus.PrometheusServer;
import io.pgcluster.exporter.prometheus.Promtool;
import io.pgcluster.exporter.prometheus.WatchedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;

/** A cluster under load with all that watches it: exporter, node exporter, and a Prometheus with the recording rules and alerts. */
final class MonitoredCluster implements AutoCloseable {
    /** Between scrapes and between evaluations of rules: short, so that a minute shows what else takes a quarter of an hour. */
    static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(3);

    private static final int MAJOR = 18;
    private static final String CONFIGURATION = """
            global: {scrape_interval: %1$s, scrape_timeout: %1$s, evaluation_interval: %1$s}
            rule_files: [%2$s]
            scrape_configs:
              - job_name: pgcluster
                static_configs: [{targets: ['%3$s']}]
                metric_relabel_configs:
                  - {source_labels: [server], regex: (.+), target_label: instance}
              - job_name: node
                static_configs: [{targets: ['127.0.0.1:%4$s'], labels: {cluster: dev, instance: pg1}}]
            """;

    private final Deque<AutoCloseable> started;
    private final WatchedCluster cluster;
    private final PrometheusServer prometheus;
    private final Load load;

    private MonitoredCluster(
            Deque<AutoCloseable> started, WatchedCluster cluster, PrometheusServer prometheus, Load load) {
        this.started = started;
        this.cluster = cluster;
        this.prometheus = prometheus;
        this.load = load;
    }

    /** Skips the test with a reason where a program is missing. */
    static void programsOrSkip() throws InterruptedException {
        Promtool.orSkip();
        Promtool.installed(Promtool.starts(NodeExporter.PROGRAM), NodeExporter.PROGRAM);
    }

    /** The pooler's files are in a directory of their own, which another user can read. */
    static MonitoredCluster start(Path directory, Path poolerDirectory) throws Exception {
        return start(directory, poolerDirectory, SCRAPE_INTERVAL);
    }

    /** One that is scraped, and its rules evaluated, at this interval. */
    static MonitoredCluster start(Path directory, Path poolerDirectory, Duration interval) throws Exception {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        boolean done = false;
        try {
            WatchedCluster cluster = opened(started, WatchedCluster.start(MAJOR, poolerDirectory));
            Load load = opened(started, Load.start(cluster));
            NodeExporter node = opened(started, NodeExporter.start(directory));
            Path configuration = cluster.configuration(directory);
            opened(started, BackupHost.start(directory.resolve(WatchedCluster.BACKUP_STATUS)));
            ExporterProcess exporter = opened(started, ExporterProcess.start(directory, configuration));
            String address = exporter.url().replace("http://", "").replace("/metrics", "");
            PrometheusServer prometheus = opened(
                    started,
                    PrometheusServer.start(
                            directory,
                            CONFIGURATION.formatted(
                                    interval.toSeconds() + "s",
                                    String.join(", ", rules()),
                                    address,
                                    String.valueOf(node.port()))));
            done = true;
            return new MonitoredCluster(started, cluster, prometheus, load);
        } finally {
            if (!done) {
                closeAll(started);
            }
        }
    }

    /** The directory of the dashboards. */
    static Path dashboards() {
        return Path.of(System.getProperty("pgcluster.root", ".."), "grafana-dashboards")
                .toAbsolutePath();
    }

    private static List<String> rules() throws IOException {
        Path directory = dashboards().resolveSibling("alerts");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(MonitoredCluster::hasGroups)
                    .map(file -> "'" + file + "'")
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasGroups(Path file) {
        try {
            return Files.isRegularFile(file)
                    && file.toString().endsWith(".yaml")
                    && Files.readString(file).lines().anyMatch(line -> line.startsWith("groups:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WatchedCluster cluster() {
        return cluster;
    }

    PrometheusServer prometheus() {
        return prometheus;
    }

    Load load() {
        return load;
    }

    private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> started, T what) {
        started.push(what);
        return what;
    }

    private static void closeAll(Deque<AutoCloseable> started) {
        List<Throwable> failures = new ArrayList<>();
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception | AssertionError e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("not everything could be stopped: " + Throwables.describeErrors(failures));
        }
    }

    @Override
    public void close() {
        closeAll(started);
    }
}
