package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.definition.CollectorReader;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.collector.legacy.LegacyQueries;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.model.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files that the documentation shows are read as it says. */
class CustomQueriesDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/monitoring.md");

    private final Problems problems = new Problems();

    @Test
    void theCollectorsFileIsAccepted() throws IOException {
        List<DefinedCollector> collectors = new CollectorReader(problems).readAll(block("collectors-file"));

        assertThat(problems.inOrder()).isEmpty();
        assertThat(collectors).singleElement().satisfies(collector -> {
            assertThat(collector.scope()).isEqualTo(Scope.DATABASE);
            assertThat(collector.timeToLive()).contains(Duration.ofMinutes(1));
            assertThat(collector.withParameter("oldest", "7").parameters())
                    .singleElement()
                    .satisfies(parameter -> assertThat(parameter.text()).isEqualTo("7"));
            assertThat(collector.families())
                    .extracting(Descriptor::name)
                    .containsExactly("shop_orders", "shop_orders_total_euros", "shop_orders_newest_timestamp_seconds");
        });
    }

    @Test
    void theQueriesFileIsAccepted() throws IOException {
        List<Collector> collectors = LegacyQueries.read(block("queries-file"), problems);

        assertThat(problems.inOrder()).isEmpty();
        assertThat(collectors).extracting(Collector::name).containsExactly("pg_jobs");
    }

    @Test
    void anErrorInTheCollectorsFileIsReportedWithItsPlace() throws IOException {
        String mistaken = block("collectors-file")
                .replace("type: gauge  ", "type: gauges ")
                .replace("rest: sum", "rest: add");

        assertThat(new CollectorReader(problems).readAll(mistaken)).isEmpty();
        assertThat(problems.inOrder()).hasSize(2).allSatisfy(problem -> {
            int line = problem.position().line();
            assertThat(mistaken.lines().toList().get(line - 1)).containsAnyOf("gauges", "add");
            assertThat(problem.message()).contains("expected one of: ");
        });
    }

    private static String block(String name) throws IOException {
        String text = Files.readString(DOCUMENT);
        String begin = "<!-- " + name + " -->\n```yaml\n";
        int start = text.indexOf(begin) + begin.length();
        return text.substring(start, text.indexOf("```\n<!-- /" + name, start));
    }
}
