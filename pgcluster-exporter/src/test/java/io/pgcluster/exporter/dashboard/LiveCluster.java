package io.pgcluster.exporter.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the cluster that the dashboards are tested with until its input ends, for pictures of them. */
final class LiveCluster {
    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(5);

    private LiveCluster() {}

    /** Prints where its Prometheus is. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("live-cluster");
        Path poolerDirectory = Files.createTempDirectory("live-pooler");
        try (MonitoredCluster cluster = MonitoredCluster.start(directory, poolerDirectory, SCRAPE_INTERVAL);
                Situations situations = Situations.start(cluster.cluster())) {
            System.out.println(cluster.prometheus().url());
            awaitEndOfInput();
            situations.check();
            cluster.load().check();
        }
    }

    private static void awaitEndOfInput() throws IOException {
        int typed = 0;
        while (typed >= 0) {
            typed = System.in.read();
        }
    }
}
