package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.collector.definition.Parameter;
import io.pgcluster.model.collector.CollectorCatalogue;
import io.pgcluster.model.collector.KnownCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The model's list of collectors, with which specifications are checked, is that of the exporter. */
class CollectorCatalogueTest {
    private static final Path LIST = Path.of(System.getProperty("pgcluster.root", ".."))
            .resolve("pgcluster-model/src/main/resources/io/pgcluster/model/collector/collectors.tsv");

    @Test
    void theModelKnowsEveryCollectorWithItsParameters() throws IOException {
        List<KnownCollector> real = BuiltinCollectors.all().stream()
                .map(CollectorCatalogueTest::known)
                .toList();
        if (Boolean.getBoolean("pgcluster.record")) {
            Files.writeString(LIST, text(real));
        } else {
            assertThat(CollectorCatalogue.get().all())
                    .as("%s; record it again with -Dpgcluster.record=true", LIST)
                    .isEqualTo(real);
        }
    }

    private static KnownCollector known(Collector collector) {
        List<String> parameters = collector instanceof DefinedCollector defined
                ? defined.parameters().stream().map(Parameter::name).toList()
                : List.of();
        return new KnownCollector(
                collector.name(), collector.onByDefault(), collector.onForCompatibility(), parameters);
    }

    private static String text(List<KnownCollector> collectors) {
        return collectors.stream()
                .map(collector -> String.join(
                        "\t",
                        collector.name(),
                        collector.onByDefault() ? "yes" : "no",
                        collector.onForCompatibility() ? "yes" : "no",
                        String.join(",", collector.parameters())))
                .collect(Collectors.joining(
                        "\n",
                        "# name, on by default, on for compatibility, parameters; recorded by the exporter's CollectorCatalogueTest"
                                + " with -Dpgcluster.record=true\n",
                        "\n"));
    }
}
