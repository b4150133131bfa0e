package io.pgcluster.exporter.source.pgbackrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.source.CollectedSamples;
import io.pgcluster.exporter.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not the output of {@code pgbackrest info}, or only a part of it, is told and never shown as if it were good. */
class MalformedInfoTest {
    private static final String FAILED = "pgbackrest_exporter_status{stanza=\"all-stanzas\"}";

    private final Path folder;

    MalformedInfoTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path written(String text) throws Exception {
        return Files.writeString(folder.resolve("info.json"), text);
    }

    private static String real() throws Exception {
        return Files.readString(new RecordedInfo("2.60", "two-repositories").file());
    }

    @Test
    void refusesEveryPartOfARealAnswer() throws Exception {
        byte[] all = Files.readAllBytes(new RecordedInfo("2.60", "running").file());
        Path file = folder.resolve("info.json");
        for (int length = 0; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            CollectedSamples collected = new CollectedSamples();

            assertThatThrownBy(() -> RecordedInfo.collect(file, collected))
                    .as("the first %d bytes", length)
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith("pgBackRest: ");
            assertThat(collected.samples()).isEqualTo(Map.of(FAILED, 0.0));
        }
    }

    @Test
    void refusesAShortAnswerWrittenOverALongOne() throws Exception {
        Path file = written(real() + "ok\"}}]");

        assertThatThrownBy(() -> RecordedInfo.collect(file))
                .hasMessageContaining("invalid or incomplete JSON at line 1, column");
    }

    @Test
    void leavesOutABackupWithAFieldOfAnotherTypeAndSaysWhich() throws Exception {
        String broken = real().replaceFirst("\"timestamp\":\\{\"start\":\\d+", "\"timestamp\":{\"start\":\"noon\"");

        CollectedSamples collected = RecordedInfo.collect(written(broken));

        assertThat(collected.dropped()).isEqualTo(Map.of(DropReason.MALFORMED, 1L));
        assertThat(collected.droppedOf()).containsExactly("info[0].backup[0].timestamp.start");
        assertThat(backups(collected)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"label\":\"20261128-\\d+F\",\"lsn\"; \"label\":7,\"lsn\"; info[0].backup[0].label",
                "\"label\":\"20261128-\\d+F\",\"lsn\"; \"label\":null,\"lsn\"; info[0].backup[0].label",
                "\"type\":\"full\"; \"type\":\"whole\"; info[0].backup[0].type",
                "\"error\":false; \"error\":\"no\"; info[0].backup[0].error",
                "\"annotation\":\\{[^}]*\\}; \"annotation\":[1]; info[0].backup[0].annotation",
                "\"reference\":null; \"reference\":{}; info[0].backup[0].reference",
                "\"stop\":\\d+\\}; \"stop\":-1}; info[0].backup[0].timestamp.stop",
                "\"stop\":\\d+\\}; \"stop\":9223372036854775807}; info[0].backup[0].timestamp.stop",
                "\"stop\":\\d+\\}; \"stop\":1e3}; info[0].backup[0].timestamp.stop",
                "\"delta\":\\d+; \"delta\":99999999999999999999999999; info[0].backup[0].info.delta"
            })
    void leavesOutOnlyTheBackupThatIsMalformed(String pattern, String replacement, String field) throws Exception {
        CollectedSamples collected =
                RecordedInfo.collect(written(real().replaceFirst(pattern, replacement.replace("$", "\\$"))));

        assertThat(collected.droppedOf()).containsExactly(field);
        assertThat(backups(collected)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[7]; info[0]",
                "[null]; info[0].name",
                "[{\"name\":[]}]; info[0].name",
                "[{\"name\":\"\"}]; info[0].name"
            })
    void leavesOutWhatIsNotAStanza(String json, String field) throws Exception {
        CollectedSamples collected = RecordedInfo.collect(written(json));

        assertThat(collected.droppedOf()).contains(field);
        assertThat(collected.samples()).isEqualTo(Map.of(FAILED, 0.0));
    }

    @Test
    void ignoresFieldsThatANewerReleaseAdds() throws Exception {
        CollectedSamples known = RecordedInfo.collect(written(real()));
        String more = real().replace("\"type\":\"full\"", "\"type\":\"full\",\"tags\":[{\"a\":1}],\"worm\":true")
                .replaceFirst("\\[\\{", "[{\"format\":6,");

        assertThat(RecordedInfo.collect(written(more)).samples()).isEqualTo(known.samples());
    }

    @Test
    void showsSeveralStanzas() throws Exception {
        String one = real().substring(1, real().length() - 1);

        CollectedSamples collected =
                RecordedInfo.collect(written("[" + one + "," + one.replace("\"orders\"", "\"payments\"") + "]"));

        assertThat(collected.samples())
                .containsEntry("pgbackrest_stanza_status{stanza=\"orders\"}", 0.0)
                .containsEntry("pgbackrest_stanza_status{stanza=\"payments\"}", 0.0);
        assertThat(backups(collected)).isEqualTo(10);
    }

    @Test
    void showsAHundredStanzasAtMostAndCountsTheOthers() throws Exception {
        String stanzas = IntStream.range(0, 130)
                .mapToObj(number -> "{\"name\":\"s" + number + "\"}")
                .collect(Collectors.joining(",", "[", "]"));

        CollectedSamples collected = RecordedInfo.collect(written(stanzas));

        assertThat(collected.samples().keySet().stream()
                        .filter(series -> series.startsWith("pgbackrest_stanza_status")))
                .hasSize(100);
        assertThat(collected.dropped()).isEqualTo(Map.of(DropReason.OVER_LIMIT, 30L));
    }

    @Test
    void cutsTextsThatWouldBecomeEndlessLabels() throws Exception {
        CollectedSamples collected = RecordedInfo.collect(written("[{\"name\":\"" + "x".repeat(1_000_000) + "\"}]"));

        assertThat(collected.samples().keySet())
                .allSatisfy(series -> assertThat(series).hasSizeLessThan(400));
    }

    @Test
    void refusesAnAnswerThatIsNestedWithoutEnd() throws Exception {
        Path file = written("[".repeat(200_000));

        assertThatThrownBy(() -> RecordedInfo.collect(file)).isInstanceOf(SourceException.class);
    }

    @Test
    void refusesAFileThatIsTooLong() throws Exception {
        Path file = folder.resolve("info.json");
        byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 17; i++) {
                out.write(blank);
            }
        }

        assertThatThrownBy(() -> RecordedInfo.collect(file))
                .hasMessageContaining("17825792 bytes, expected at most 16777216");
    }

    @Test
    void reportsAMissingFile() {
        assertThatThrownBy(() -> RecordedInfo.collect(folder.resolve("info.json")))
                .isInstanceOf(SourceException.class)
                .hasMessage("pgBackRest: there is no file " + folder.resolve("info.json"));
    }

    private static long backups(CollectedSamples collected) {
        return collected.samples().keySet().stream()
                .filter(series -> series.startsWith("pgbackrest_backup_size_bytes"))
                .count();
    }
}
