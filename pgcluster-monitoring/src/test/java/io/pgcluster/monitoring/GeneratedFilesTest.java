package io.pgcluster.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.monitoring.notification.Webhooks;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checked-in files are what the module writes today; {@code -Dpgcluster.record=true} records them. */
class GeneratedFilesTest {
    @Test
    void alertsAreCheckedInAsTheyAreGenerated() throws IOException {
        SortedMap<String, String> files = new TreeMap<>(MonitoringFiles.rules(Thresholds.DEFAULT));
        files.putAll(MonitoringFiles.alertmanager(Webhooks.InFiles.DEFAULT));
        compare(RepositoryRoot.path("alerts"), files);
    }

    @Test
    void dashboardsAreCheckedInAsTheyAreGenerated() throws IOException {
        compare(RepositoryRoot.path("grafana-dashboards"), MonitoringFiles.dashboards(Thresholds.DEFAULT));
    }

    @Test
    void runbooksAreCheckedInAsTheyAreGenerated() throws IOException {
        compare(RepositoryRoot.path("docs/runbooks"), MonitoringFiles.runbooks());
    }

    private static void compare(Path folder, SortedMap<String, String> generated) throws IOException {
        if (Boolean.getBoolean("pgcluster.record")) {
            record(folder, generated);
        }
        assertThat(read(folder)).containsExactlyEntriesOf(generated);
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            list.forEach(file -> files.put(file.getFileName().toString(), text(file)));
        }
        return files;
    }

    private static void record(Path folder, SortedMap<String, String> generated) throws IOException {
        Files.createDirectories(folder);
        for (String stale : read(folder).keySet()) {
            if (!generated.containsKey(stale)) {
                Files.delete(folder.resolve(stale));
            }
        }
        for (String name : generated.keySet()) {
            Files.writeString(folder.resolve(name), generated.get(name));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
