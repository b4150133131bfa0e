package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.metric.MetricType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsReferenceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("pgcluster.root", "..")).resolve("docs/reference/metrics.md");

    @Test
    void thePageSaysWhatTheFilesSay() throws IOException {
        String text = MetricsReference.text();
        if (Boolean.getBoolean("pgcluster.record")) {
            Files.writeString(PAGE, text, StandardCharsets.UTF_8);
        }
        assertThat(PAGE)
                .as("%s is what is made today; if the change is meant, record it with -Dpgcluster.record=true", PAGE)
                .hasContent(text);
    }

    @Test
    void eachNameIsOneFamilyEverywhere() {
        Map<String, TreeSet<String>> descriptions = DefinedFamily.all().stream()
                .collect(Collectors.groupingBy(
                        family -> family.metric().name(),
                        Collectors.mapping(
                                family -> family.described() + " "
                                        + family.metric().help(),
                                Collectors.toCollection(TreeSet::new))));
        assertThat(descriptions.values())
                .allSatisfy(described -> assertThat(described).hasSize(1));
    }

    @Test
    void countersEndInTotalWherePostgresExporterDoesNotGiveTheName() throws IOException {
        List<String> given = ListedFamily.all().stream().map(ListedFamily::name).toList();
        assertThat(DefinedFamily.all().stream()
                        // These names are given by others, too.
                        .filter(family -> !family.collector().name().startsWith("compatibility_"))
                        .filter(family -> family.metric().name().endsWith("_total")
                                != (family.metric().type().type() == MetricType.COUNTER))
                        .map(family -> family.metric().name())
                        .filter(name -> !given.contains(name)))
                // Called like the columns next to it.
                .containsExactly("pg_stat_user_tables_n_tup_newpage_upd");
    }
}
