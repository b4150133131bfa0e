package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A status directory by its variable: good, missing and torn files over HTTP. */
class BackupStatusTest {
    private static final String INFO_SUCCESS = "pg_scrape_collector_success{collector=\"pgbackrest\"}";
    private static final String RUNS_SUCCESS = "pg_scrape_collector_success{collector=\"backup_runs\"}";

    private final Path directory;
    private StartedExporter exporter;

    @SuppressWarnings("NullAway.Init") // the exporter is started before each test
    BackupStatusTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void start() throws Exception {
        copy("/pgbackrest/recorded/2.60/two-repositories.json", "info.json");
        copy("/backup/runs.json", "runs.json");
        exporter = StartedExporter.start(
                Map.of("PG_EXPORTER_PGBACKREST_STATUS_DIRECTORY", directory.toString()), "--config.file=/nowhere.yaml");
    }

    @AfterEach
    void stop() {
        exporter.close();
    }

    private void copy(String resource, String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(BackupStatusTest.class.getResourceAsStream(resource), resource)) {
            Files.write(directory.resolve(name), in.readAllBytes());
        }
    }

    private String metrics() throws Exception {
        HttpResponse<String> response = exporter.get("/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void showsBothFilesInEachScrape() throws Exception {
        assertThat(metrics())
                .contains(INFO_SUCCESS + " 1\n", RUNS_SUCCESS + " 1\n")
                .contains("pgbackrest_stanza_status{stanza=\"orders\"} 0\n")
                .contains("pgcluster_backup_runs_total{operation=\"full\",result=\"ok\"} 14\n");

        copy("/pgbackrest/recorded/2.60/wrong-passphrase.json", "info.json");

        assertThat(metrics()).contains("pgbackrest_stanza_status{stanza=\"orders\"} 4\n");
    }

    @Test
    void answersAndSaysThatAFileIsMissing() throws Exception {
        Files.delete(directory.resolve("runs.json"));

        assertThat(metrics())
                .contains(INFO_SUCCESS + " 1\n", RUNS_SUCCESS + " 0\n")
                .contains("pgcluster_backup_status_file_age_seconds{file=\"info.json\"}")
                .doesNotContain(
                        "pgcluster_backup_status_file_age_seconds{file=\"runs.json\"}", "pgcluster_backup_runs_total");
    }

    @Test
    void answersAndReportsATornFileUntilItIsComplete() throws Exception {
        Files.writeString(directory.resolve("info.json"), "[{\"archive\":[{\"database\":{\"id\"");

        assertThat(metrics())
                .contains(INFO_SUCCESS + " 0\n", RUNS_SUCCESS + " 1\n")
                .contains("pgbackrest_exporter_status{stanza=\"all-stanzas\"} 0\n")
                .doesNotContain("pgbackrest_stanza_status");

        copy("/pgbackrest/recorded/2.60/two-repositories.json", "info.json");

        assertThat(metrics()).contains(INFO_SUCCESS + " 1\n", "pgbackrest_stanza_status{stanza=\"orders\"} 0\n");
    }
}
