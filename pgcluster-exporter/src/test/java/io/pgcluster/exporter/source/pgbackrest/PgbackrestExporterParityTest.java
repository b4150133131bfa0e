package io.pgcluster.exporter.source.pgbackrest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.source.CollectedSamples;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same output of {@code pgbackrest info} gives the same series with the same values as pgbackrest_exporter 0.23.0. */
class PgbackrestExporterParityTest {
    private static final String AGE = "pgbackrest_backup_since_last_completion_seconds";
    private static final String STATUS = "pgbackrest_exporter_status{stanza=\"all-stanzas\"}";

    @ParameterizedTest
    @MethodSource("io.pgcluster.exporter.source.pgbackrest.RecordedInfo#all")
    void showsTheSameSeriesWithTheSameValues(RecordedInfo info) throws Exception {
        Map<String, Double> rival = withoutAges(info.rival());
        Map<String, Double> ours = withoutAges(info.collected().samples());

        if (info.situation().equals("wrong-passphrase")) {
            // It gives up on an answer that is not UTF-8.
            assertThat(rival).isEqualTo(Map.of(STATUS, 0.0));
        } else {
            assertThat(ours).isEqualTo(rival);
        }
    }

    @ParameterizedTest
    @MethodSource("io.pgcluster.exporter.source.pgbackrest.RecordedInfo#all")
    void hasTheSameTypesAndAges(RecordedInfo info) throws Exception {
        CollectedSamples ours = info.collected();

        info.rivalTypes().forEach((name, type) -> assertThat(
                        ours.family(name).type().name().toLowerCase(Locale.ROOT))
                .as(name)
                .isEqualTo(type));
        assertThat(ours.samples().keySet().stream().filter(series -> series.startsWith(AGE)))
                .containsAll(info.rival().keySet().stream()
                        .filter(series -> series.startsWith(AGE))
                        .toList());
    }

    @Test
    void showsTheIntactRepositoryIfAnotherCannotBeDecrypted() throws Exception {
        for (String version : new String[] {"2.45", "2.60"}) {
            CollectedSamples ours = new RecordedInfo(version, "wrong-passphrase").collected();

            assertThat(ours.samples())
                    .containsEntry("pgbackrest_stanza_status{stanza=\"orders\"}", 4.0)
                    .containsEntry("pgbackrest_repo_status{cipher=\"none\",repo_key=\"1\",stanza=\"orders\"}", 0.0)
                    .containsEntry(
                            "pgbackrest_repo_status{cipher=\"aes-256-cbc\",repo_key=\"2\",stanza=\"orders\"}", 99.0);
            assertThat(ours.names()).contains("pgbackrest_backup_last_size_bytes");
        }
    }

    @Test
    void showsThatABackupFoundDamagedPages() throws Exception {
        assertThat(new RecordedInfo("2.60", "damaged-page").collected().samples())
                .containsEntry(
                        "pgbackrest_backup_last_error_status{backup_type=\"full\",block_incr=\"n\",stanza=\"orders\"}",
                        1.0);
    }

    private static Map<String, Double> withoutAges(Map<String, Double> samples) {
        Map<String, Double> others = new TreeMap<>(samples);
        others.keySet().removeIf(series -> series.startsWith(AGE));
        return others;
    }
}
