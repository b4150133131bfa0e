package io.pgcluster.exporter.source.pgbackrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.source.CollectedSamples;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PgbackrestSourceTest {
    private static final Instant LAST_INCREMENTAL = Instant.ofEpochSecond(1_795_543_302L);
    private static final Clock CLOCK = Clock.fixed(LAST_INCREMENTAL.plusSeconds(3600), ZoneOffset.UTC);
    private final CollectedSamples collected = new CollectedSamples();

    private static Path recorded(String version) throws URISyntaxException {
        URL url = PgbackrestSourceTest.class.getResource("/pgbackrest/info-" + version + ".json");
        return Path.of(Objects.requireNonNull(url).toURI());
    }

    private static PgbackrestSource source(InfoReader reader, PgbackrestOptions options) {
        return new PgbackrestSource(reader, options, Map.of(), CLOCK);
    }

    private void collect(String version) throws Exception {
        source(new InfoReader.FromFile(recorded(version)), PgbackrestOptions.defaults())
                .collect(soon(), collected);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private static String backup(String name, String type, String repository) {
        return "{backup_name=\"" + name + "\",backup_type=\"" + type
                + "\",block_incr=\"n\",database_id=\"1\",repo_key=\"" + repository + "\",stanza=\"demo\"}";
    }

    private static List<String> families() throws IOException {
        try (InputStream input = PgbackrestSourceTest.class.getResourceAsStream("/pgbackrest/families.txt")) {
            return new String(Objects.requireNonNull(input).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.31", "2.33", "2.45", "2.56"})
    void hasAllFamiliesInEveryVersion(String version) throws Exception {
        collect(version);

        // Those left out need the command: a file tells neither the version nor the databases in a backup.
        assertThat(collected.names())
                .containsExactlyElementsOf(families().stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .filter(name -> !name.endsWith("_databases") && !name.endsWith("version_info"))
                        .toList());
    }

    @Test
    void documentsTheFamiliesThatItHas() throws Exception {
        assertThat(PgbackrestSource.families().stream().map(Descriptor::name))
                .containsExactlyInAnyOrderElementsOf(families().stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
    }

    @Test
    void hasTheLabelsThatDashboardsAskFor() throws Exception {
        collect("2.45");

        for (String line : families()) {
            String name = line.substring(0, line.indexOf(' '));
            if (collected.names().contains(name)) {
                assertThat(collected.family(name).labels())
                        .as(name)
                        .containsExactlyInAnyOrder(
                                line.substring(line.indexOf(' ') + 1).split(","));
            }
        }
    }

    @Test
    void showsEachBackupInItsRepository() throws Exception {
        collect("2.45");

        String full = backup("20261124-180122F", "full", "1");
        String incremental = backup("20261124-180122F_20261124-180137I", "incr", "1");
        assertThat(collected.samples())
                .containsEntry("pgbackrest_backup_size_bytes" + full, 22_918_816.0)
                .containsEntry("pgbackrest_backup_delta_bytes" + incremental, 4_219_146.0)
                .containsEntry("pgbackrest_backup_repo_size_bytes" + incremental, 3_446_361.0)
                .containsEntry("pgbackrest_backup_repo_delta_bytes" + incremental, 467_326.0)
                .containsEntry("pgbackrest_backup_error_status" + full, 0.0)
                .containsEntry("pgbackrest_backup_annotations" + full, 1.0)
                .containsEntry("pgbackrest_backup_annotations" + incremental, 0.0)
                .containsEntry("pgbackrest_repo_status{cipher=\"aes-256-cbc\",repo_key=\"2\",stanza=\"demo\"}", 0.0);
    }

    @Test
    void showsWhichBackupsABackupNeeds() throws Exception {
        collect("2.45");

        String labels = "{backup_name=\"20261124-180122F_20261124-180137I\",backup_type=\"incr\",block_incr=\"n\","
                + "database_id=\"1\",ref_backup=\"%s\",repo_key=\"1\",stanza=\"demo\"}";
        assertThat(collected.samples())
                .containsEntry("pgbackrest_backup_references" + labels.formatted("full"), 1.0)
                .containsEntry("pgbackrest_backup_references" + labels.formatted("diff"), 1.0)
                .containsEntry("pgbackrest_backup_references" + labels.formatted("incr"), 0.0);
    }

    @Test
    void distinguishesBlockIncrementalBackups() throws Exception {
        collect("2.45");

        String labels = "{backup_name=\"20261124-180133F_20261124-180140I\",backup_type=\"incr\",block_incr=\"y\","
                + "database_id=\"1\",repo_key=\"2\",stanza=\"demo\"}";
        assertThat(collected.samples())
                .containsEntry("pgbackrest_backup_repo_size_map_bytes" + labels, 27_032.0)
                .containsEntry("pgbackrest_backup_repo_delta_map_bytes" + labels, 3192.0)
                .containsEntry("pgbackrest_backup_repo_size_bytes" + labels, 0.0);
    }

    @Test
    void measuresTheAgeOfTheLastBackupOfAtLeastEachType() throws Exception {
        collect("2.45");

        assertThat(collected.samples())
                .containsEntry(
                        "pgbackrest_backup_since_last_completion_seconds{backup_type=\"full\",block_incr=\"y\",stanza=\"demo\"}",
                        3606.0)
                .containsEntry(
                        "pgbackrest_backup_since_last_completion_seconds{backup_type=\"diff\",block_incr=\"y\",stanza=\"demo\"}",
                        3606.0)
                .containsEntry(
                        "pgbackrest_backup_since_last_completion_seconds{backup_type=\"incr\",block_incr=\"y\",stanza=\"demo\"}",
                        3600.0);
    }

    @Test
    void showsZeroForValuesThatAnOldVersionDoesNotReport() throws Exception {
        collect("2.31");

        assertThat(collected.samples())
                .containsEntry("pgbackrest_repo_status{cipher=\"none\",repo_key=\"0\",stanza=\"demo\"}", 0.0)
                .containsEntry("pgbackrest_backup_error_status" + backup("20201204-180122F", "full", "0"), 0.0)
                .containsEntry("pgbackrest_stanza_backup_lock_status{stanza=\"demo\"}", 1.0)
                .containsEntry(
                        "pgbackrest_wal_archive_status{database_id=\"2\",pg_version=\"12\",repo_key=\"0\",stanza=\"demo\",wal_max=\"\",wal_min=\"\"}",
                        0.0);
        assertThat(collected.samples().keySet()).anyMatch(series -> series.contains("lsn_start=\"-\""));
    }

    @Test
    void showsWhatIsInProgress() throws Exception {
        collect("2.56");

        assertThat(collected.samples())
                .containsEntry("pgbackrest_stanza_backup_total_bytes{stanza=\"demo\"}", 1000.0)
                .containsEntry("pgbackrest_stanza_backup_complete_bytes{stanza=\"demo\"}", 400.0)
                .containsEntry("pgbackrest_stanza_restore_lock_status{stanza=\"demo\"}", 1.0)
                .containsEntry("pgbackrest_stanza_restore_complete_bytes{stanza=\"demo\"}", 1500.0)
                .containsEntry("pgbackrest_stanza_status{stanza=\"empty\"}", 2.0);
    }

    @Test
    void leavesOutStanzasThatAreNotWanted() throws Exception {
        PgbackrestOptions options =
                new PgbackrestOptions(List.of(), List.of("demo"), false, false, Duration.ofMinutes(1));

        source(new InfoReader.FromFile(recorded("2.56")), options).collect(soon(), collected);

        assertThat(collected.samples())
                .containsEntry("pgbackrest_stanza_status{stanza=\"empty\"}", 2.0)
                .containsEntry("pgbackrest_exporter_status{stanza=\"all-stanzas-except-excluded\"}", 1.0)
                .doesNotContainKey("pgbackrest_stanza_status{stanza=\"demo\"}");
    }

    @Test
    void namesWalFilesOnlyWhenAskedTo() throws Exception {
        PgbackrestOptions options = new PgbackrestOptions(List.of(), List.of(), true, false, Duration.ofMinutes(1));

        source(new InfoReader.FromFile(recorded("2.45")), options).collect(soon(), collected);

        assertThat(collected.samples())
                .containsEntry(
                        "pgbackrest_wal_archive_status{database_id=\"1\",pg_version=\"15\",repo_key=\"1\",stanza=\"demo\","
                                + "wal_max=\"00000001000000000000000A\",wal_min=\"000000010000000000000001\"}",
                        1.0);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script stands in for pgBackRest")
    void runsTheCommandAndAsksForEachBackupsDatabasesOnce(@TempDir Path folder) throws Exception {
        Path calls = folder.resolve("calls");
        Path script = folder.resolve("pgbackrest");
        Files.writeString(
                script, """
                case "$*" in
                  *--set=*) echo set >> %s; cat %s;;
                  version) echo "pgBackRest 2.45";;
                  *) cat %s;;
                esac
                """.formatted(calls, recorded("2.45").resolveSibling("set-2.45.json"), recorded("2.45")));
        PgbackrestOptions options = new PgbackrestOptions(List.of(), List.of(), false, true, Duration.ofMinutes(1));
        PgbackrestSource source = source(InfoReader.FromCommand.of(List.of("sh", script.toString())), options);

        source.collect(soon(), new CollectedSamples());
        source.collect(soon(), collected);

        assertThat(collected.names())
                .containsExactlyElementsOf(families().stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
        assertThat(collected.samples())
                .containsEntry("pgbackrest_version_info", 2_045_000.0)
                .containsEntry("pgbackrest_backup_databases" + backup("20261124-180122F", "full", "1"), 1.0)
                .containsEntry(
                        "pgbackrest_backup_last_databases{backup_type=\"incr\",block_incr=\"y\",stanza=\"demo\"}", 1.0);
        assertThat(calls).content().hasLineCount(5);
    }

    @Test
    void reportsOutputThatIsNotFromTheCommand(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("info.json"), "{}");

        assertThatThrownBy(() -> source(new InfoReader.FromFile(file), PgbackrestOptions.defaults())
                        .collect(soon(), collected))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("found no list of stanzas");

        assertThat(collected.samples())
                .containsExactly(Map.entry("pgbackrest_exporter_status{stanza=\"all-stanzas\"}", 0.0));
    }
}
