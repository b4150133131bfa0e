package io.pgcluster.monitoring.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.monitoring.dashboard.DashboardJson;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checked-in dashboards are those that the boards give; {@code -Dpgcluster.record=true} writes them again. */
class DashboardFilesTest {
    private static final Path DIRECTORY = Path.of(System.getProperty("pgcluster.root", ".."), "grafana-dashboards");

    @Test
    void filesAreWhatTheBoardsGive() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        Boards.all(Thresholds.DEFAULT)
                .forEach(board -> expected.put(board.uid() + ".json", DashboardJson.write(board)));
        if (Boolean.getBoolean("pgcluster.record")) {
            record(expected);
        }
        Map<String, String> found = files();
        assertThat(found.keySet())
                .as("files of %s; record them with -Dpgcluster.record=true", DIRECTORY)
                .isEqualTo(expected.keySet());
        expected.forEach((name, text) -> assertThat(found.get(name))
                .as("%s; record it with -Dpgcluster.record=true", name)
                .isEqualTo(text));
    }

    private static void record(Map<String, String> files) throws IOException {
        Files.createDirectories(DIRECTORY);
        for (String old : files().keySet()) {
            Files.delete(DIRECTORY.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(DIRECTORY.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(DIRECTORY)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
