package io.pgcluster.exporter.source.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.source.CollectedSamples;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupRunSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-28T04:00:30Z");

    private final CollectedSamples collected = new CollectedSamples();

    private final Path directory;

    BackupRunSourceTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static String recorded() throws IOException {
        try (InputStream in = BackupRunSourceTest.class.getResourceAsStream("/backup/runs.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String name, String text, Instant modified) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private Map<String, Double> collect() throws SourceException {
        return collect(collected);
    }

    private Map<String, Double> collect(CollectedSamples samples) throws SourceException {
        new BackupRunSource(directory, Map.of(), Clock.fixed(NOW, ZoneOffset.UTC))
                .collect(Deadline.in(Duration.ofSeconds(30)), samples);
        return samples.samples();
    }

    private Map<String, Double> collect(String runs) throws Exception {
        write("runs.json", runs, NOW);
        return collect();
    }

    private static double seconds(String time) {
        return Instant.parse(time).toEpochMilli() / 1e3;
    }

    @Test
    void showsTheLastRunOfEachOperation() throws Exception {
        assertThat(collect(recorded()))
                .containsEntry(
                        "pgcluster_backup_run_last_start_timestamp_seconds{operation=\"full\"}",
                        seconds("2026-11-28T02:00:00Z"))
                .containsEntry(
                        "pgcluster_backup_run_last_end_timestamp_seconds{operation=\"full\"}",
                        seconds("2026-11-28T02:00:12.3Z"))
                .containsEntry(
                        "pgcluster_backup_run_last_success_timestamp_seconds{operation=\"full\"}",
                        seconds("2026-11-28T02:00:12.3Z"))
                .containsEntry(
                        "pgcluster_backup_run_last_failure_timestamp_seconds{operation=\"full\"}",
                        seconds("2026-11-20T02:00:04Z"))
                .containsEntry("pgcluster_backup_run_last_duration_seconds{operation=\"full\"}", 12.3)
                .containsEntry(
                        "pgcluster_backup_run_next_timestamp_seconds{operation=\"full\"}",
                        seconds("2026-11-29T02:00:00Z"))
                .containsEntry("pgcluster_backup_run_last_result{operation=\"full\",result=\"ok\"}", 1.0)
                .containsEntry("pgcluster_backup_run_last_result{operation=\"full\",result=\"failed\"}", 0.0)
                .containsEntry("pgcluster_backup_run_last_result{operation=\"verify\",result=\"failed\"}", 1.0)
                .containsEntry("pgcluster_backup_runs_total{operation=\"full\",result=\"ok\"}", 14.0)
                .containsEntry("pgcluster_backup_runs_total{operation=\"full\",result=\"failed\"}", 1.0)
                .containsEntry("pgcluster_backup_runs_total{operation=\"full\",result=\"missed\"}", 2.0)
                .containsEntry("pgcluster_backup_verify_errors", 3.0)
                .containsEntry("pgcluster_backup_clock_difference_seconds{operation=\"full\"}", -3599.5)
                .containsEntry("pgcluster_backup_repository_free_bytes{repo_key=\"1\"}", 1_048_576.0)
                .containsEntry("pgcluster_backup_repository_total_bytes{repo_key=\"1\"}", 67_108_864.0)
                .containsEntry("pgcluster_backup_repository_size_bytes{repo_key=\"1\"}", 3_029_664.0);
        assertThat(collected.dropped()).isEmpty();
    }

    @Test
    void showsNoTimeOfWhatHasNotHappened() throws Exception {
        assertThat(collect(recorded()).keySet())
                .contains("pgcluster_backup_run_next_timestamp_seconds{operation=\"incremental\"}")
                .doesNotContain(
                        "pgcluster_backup_run_last_start_timestamp_seconds{operation=\"incremental\"}",
                        "pgcluster_backup_run_last_success_timestamp_seconds{operation=\"incremental\"}",
                        "pgcluster_backup_run_last_result{operation=\"incremental\",result=\"ok\"}");
    }

    @Test
    void showsWhatTheLastDrillFound() throws Exception {
        assertThat(collect(recorded()))
                .containsEntry("pgcluster_backup_drill_info{backup_name=\"20261128-020000F\"}", 1.0)
                .containsEntry("pgcluster_backup_drill_target_timestamp_seconds", seconds("2026-11-28T02:47:11.25Z"))
                .containsEntry("pgcluster_backup_drill_data_age_seconds", 41.5)
                .containsEntry("pgcluster_backup_drill_restore_seconds", 9.75)
                .containsEntry("pgcluster_backup_drill_check_success{check=\"checksums\"}", 1.0)
                .containsEntry("pgcluster_backup_drill_check_success{check=\"assertion orders-present\"}", 0.0)
                .containsEntry("pgcluster_backup_drill_check_duration_seconds{check=\"checksums\"}", 0.5);
    }

    @Test
    void hasTheFamiliesThatAreDocumented() throws Exception {
        write("info.json", "[]", NOW);
        collect(recorded());

        assertThat(collected.names())
                .containsExactlyInAnyOrderElementsOf(BackupRunSource.families().stream()
                        .map(Descriptor::name)
                        .toList());
    }

    @Test
    void showsHowOldTheFilesAre() throws Exception {
        write("info.json", "torn", NOW.minusSeconds(7200));
        write("runs.json", recorded(), NOW.minusMillis(31_500));

        assertThat(collect())
                .containsEntry("pgcluster_backup_status_file_age_seconds{file=\"info.json\"}", 7200.0)
                .containsEntry("pgcluster_backup_status_file_age_seconds{file=\"runs.json\"}", 31.5)
                .containsEntry("pgcluster_backup_status_written_timestamp_seconds", seconds("2026-11-28T04:00:00Z"))
                .containsEntry("pgcluster_backup_scheduler_start_timestamp_seconds", seconds("2026-11-27T22:10:00Z"));
    }

    @Test
    void showsTheAgeOfTheOtherFileWhereOneIsMissing() throws Exception {
        write("info.json", "[]", NOW.minusSeconds(5));

        assertThatThrownBy(this::collect)
                .isInstanceOf(SourceException.class)
                .hasMessageEndingWith("there is no file " + directory.resolve("runs.json"));
        assertThat(collected.samples())
                .isEqualTo(Map.of("pgcluster_backup_status_file_age_seconds{file=\"info.json\"}", 5.0));
    }

    @Test
    void refusesEveryPartOfTheFile() throws Exception {
        String all = recorded().strip();
        for (int length = 0; length < all.length(); length++) {
            write("runs.json", all.substring(0, length), NOW);
            CollectedSamples samples = new CollectedSamples();
            assertThatThrownBy(() -> collect(samples))
                    .as("the first %d characters", length)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("runs.json: ");
            assertThat(samples.names()).containsExactly("pgcluster_backup_status_file_age_seconds");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"runs\"", "{}", "{\"runs\":{}}", "{\"runs\":null}"})
    void refusesWhatHasNoListOfRuns(String json) {
        assertThatThrownBy(() -> collect(json)).hasMessageContaining("found no list of runs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"job\": \"full\"; \"job\": \"Full backup\"; runs.json.runs[0].job",
                "\"job\": \"full\"; \"job\": 7; runs.json.runs[0].job",
                "\"lastResult\": \"ok\"; \"lastResult\": \"great\"; runs.json.runs[0].lastResult",
                "\"2026-11-28T02:00:00Z\"; \"yesterday\"; runs.json.runs[0].lastStarted",
                "\"2026-11-28T02:00:00Z\"; 1795831200; runs.json.runs[0].lastStarted",
                "\"durationSeconds\": 12.3; \"durationSeconds\": \"12\"; runs.json.runs[0].durationSeconds",
                "\"durationSeconds\": 12.3; \"durationSeconds\": 1e999; runs.json.runs[0].durationSeconds",
                "\"succeeded\": 14; \"succeeded\": [14]; runs.json.runs[0].succeeded",
                "\"repositoryErrors\": 3; \"repositoryErrors\": true; runs.json.runs[2].repositoryErrors",
                "\"ok\": true; \"ok\": \"yes\"; runs.json.runs[3].drill.checks[0].ok",
                "\"name\": \"checksums\"; \"name\": \"\"; runs.json.runs[3].drill.checks[0].name",
                "\"repository\": 1; \"repository\": \"one\"; runs.json.repositories[0].repository"
            })
    void leavesOutAFieldThatIsMalformedAndSaysWhich(String text, String replacement, String field) throws Exception {
        String all = recorded();
        int at = all.indexOf(text);
        assertThat(at).isNotNegative();

        collect(all.substring(0, at) + replacement + all.substring(at + text.length()));

        assertThat(collected.droppedOf()).contains(field);
        assertThat(collected.dropped()).containsKey(DropReason.MALFORMED);
        assertThat(collected.samples())
                .containsKey("pgcluster_backup_run_next_timestamp_seconds{operation=\"incremental\"}");
    }

    @Test
    void ignoresFieldsAndRunsThatANewerSchedulerAdds() throws Exception {
        String more = recorded()
                .replaceFirst("\\{", "{\"format\": 2,")
                .replaceFirst(
                        "\"runs\": \\[",
                        "\"runs\": [{\"job\": \"expire\", \"lastResult\": \"ok\", \"removed\": [\"20261101-020000F\"]},");

        assertThat(collect(more))
                .containsEntry("pgcluster_backup_run_last_result{operation=\"expire\",result=\"ok\"}", 1.0)
                .containsEntry("pgcluster_backup_run_last_duration_seconds{operation=\"full\"}", 12.3);
        assertThat(collected.dropped()).isEmpty();
    }

    @Test
    void boundsTheNumberOfRunsAndChecks() throws Exception {
        String checks = list(500, "{\"name\": \"check %d\", \"ok\": true}");
        String runs = list(200, "{\"job\": \"run-%d\", \"succeeded\": 1}");

        Map<String, Double> samples =
                collect("{\"runs\": [" + runs + ", {\"job\": \"drill\", \"drill\": {\"checks\": [" + checks + "]}}]}");

        assertThat(samples.keySet().stream().filter(series -> series.startsWith("pgcluster_backup_runs_total")))
                .hasSize(49);
        assertThat(samples.keySet().stream()
                        .filter(series -> series.startsWith("pgcluster_backup_drill_check_success")))
                .hasSize(100);
        assertThat(collected.dropped()).isEqualTo(Map.of(DropReason.OVER_LIMIT, 551L));
    }

    private static String list(int size, String item) {
        return IntStream.range(0, size).mapToObj(item::formatted).collect(Collectors.joining(", "));
    }

    @Test
    void hasLabelsThatPrometheusDoesNotUseItself() {
        assertThat(BackupRunSource.families()).allSatisfy(family -> assertThat(family.labels())
                .doesNotContainAnyElementsOf(List.of("job", "instance")));
    }
}
