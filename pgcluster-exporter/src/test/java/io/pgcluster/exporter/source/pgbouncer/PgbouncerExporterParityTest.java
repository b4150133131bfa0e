package io.pgcluster.exporter.source.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.metric.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Families, types and labels of pgbouncer_exporter 0.12.0, as its program showed them, are those of this source. */
class PgbouncerExporterParityTest {
    /** What it shows and this source does not, or only where it is asked for, with the reason. */
    private static final Map<String, String> DIFFERENCES = Map.of(
            "pgbouncer_exporter_build_info gauge branch,goarch,goos,goversion,revision,tags,version",
            "of the program itself; pg_exporter_build_info is ours",
            "pgbouncer_client_connections gauge application_name,database,state,user",
            "with compatibility only: reading a row for each client costs more than all else");

    @Test
    void everyFamilyIsThereWithItsTypeAndLabels() throws IOException {
        Set<String> missing = new TreeSet<>(theirs());
        missing.removeAll(described(PgbouncerSource.families().stream()));

        assertThat(missing).isEqualTo(new TreeSet<>(DIFFERENCES.keySet()));
    }

    @Test
    void whatCostsMoreIsThereWhereItIsAskedFor() {
        assertThat(described(PgbouncerSource.familiesOfOtherNames().stream()))
                .contains("pgbouncer_client_connections gauge application_name,database,state,user");
    }

    private static Set<String> described(Stream<Descriptor> families) {
        return families.map(family -> (family.name() + " "
                                + family.type().name().toLowerCase(Locale.ROOT) + " "
                                + family.labels().stream().sorted().collect(Collectors.joining(",")))
                        .strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> theirs() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                PgbouncerExporterParityTest.class.getResourceAsStream("/pgbouncer-exporter-0.12.0.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
