package io.pgcluster.exporter.collector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.problem.Problems;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectorReaderTest {
    private static final String GOOD = """
            name: archiver
            enabled: false
            scope: database
            ttl: 5m
            timeout: 2s
            queries:
              - labels: [datname]
                sql: SELECT datname, count FROM archive
                metrics:
                  - name: pg_archived_total
                    type: counter
                    column: count
                    help: Files.
            """;

    private final Problems problems = new Problems();

    @Test
    void readsWhatTheScrapeHasToKnow() {
        DefinedCollector collector = new CollectorReader(problems).readOne(GOOD).orElseThrow();

        assertThat(collector.name()).isEqualTo("archiver");
        assertThat(collector.onByDefault()).isFalse();
        assertThat(collector.scope()).isEqualTo(Scope.DATABASE);
        assertThat(collector.timeToLive()).contains(Duration.ofMinutes(5));
        assertThat(collector.timeout()).contains(Duration.ofSeconds(2));
        assertThat(collector.parameters()).isEmpty();
    }

    @Test
    void readsTheListOfAUsersFileAndKeepsTheValidOnes() {
        List<DefinedCollector> collectors = new CollectorReader(problems)
                .readAll("collectors:\n" + element(GOOD) + element(GOOD.replace("name: archiver", "name: Archiver")));

        assertThat(collectors).singleElement().hasToString("collector archiver");
        assertThat(told()).containsExactly("15:11 collectors[1].name \"Archiver\" is no name of a collector");
    }

    @Test
    void reportsUnknownKeysWithTheMostLikelyOne() {
        assertRefused(GOOD.replace("column:", "colum:"), "12:9 queries[0].metrics[0].colum unknown key \"colum\"");
        assertThat(problems.inOrder())
                .singleElement()
                .extracting(Problem::hint)
                .asString()
                .startsWith("did you mean \"column\"?");
    }

    @Test
    void reportsMissingKeysAndUnknownChoices() {
        assertRefused(
                GOOD.replace("        help: Files.\n", "").replace("counter", "count"),
                "10:9 queries[0].metrics[0].help \"help\" is missing, expected text",
                "11:15 queries[0].metrics[0].type found the text \"count\", expected one of: counter, gauge, histogram, untyped");
    }

    @Test
    void reportsNamesThatPrometheusCannotRead() {
        assertRefused(
                GOOD.replace("pg_archived_total", "pg-archived").replace("[datname]", "[datname, datname]"),
                "10:15 queries[0].metrics[0].name \"pg-archived\" is no metric name, expected [a-zA-Z_:][a-zA-Z0-9_:]*");
        assertThat(new CollectorReader(new Problems()).readOne(GOOD.replace("[datname]", "[datname, datname]")))
                .isEmpty();
    }

    @Test
    void reportsParametersWithoutADescription() {
        String described =
                GOOD.replace("queries:", "parameters:\n  limit: {type: number, default: ten, help: Most.}\nqueries:");

        assertRefused(
                described.replace("FROM archive", "FROM archive LIMIT ${limt}"),
                "7:34 parameters.limit.default found \"ten\" for limit, expected a whole number of at most nine digits",
                "10:10 queries[0].sql the parameter \"limt\" is not described");
    }

    @Test
    void reportsEmptyConditions() {
        assertRefused(
                GOOD.replace("  - labels", "  - when: {version: 16-12, extension: \"x<2\"}\n    labels"),
                "7:21 queries[0].when.version found the versions 16-12, which are none",
                "7:39 queries[0].when.extension \"x<2\" is no extension, such as pg_buffercache or pg_stat_statements>=1.8");
    }

    @Test
    void reportsAFileThatIsNotACollectorFile() {
        assertRefused("- 1", "1:1  the file holds a list, expected a mapping that describes collectors");
    }

    @Test
    void refusesACollectorWithoutQueriesAndAQueryWithoutMetrics() {
        assertRefused("name: none\nscope: cluster\nqueries: []\n", "3:1 queries the list is empty, expected a query");
    }

    private void assertRefused(String text, String... expected) {
        assertThat(new CollectorReader(problems).readOne(text)).isEmpty();
        assertThat(told()).containsExactly(expected);
    }

    private List<String> told() {
        return problems.inOrder().stream()
                .map(problem -> problem.position() + " " + problem.path() + " " + problem.message())
                .toList();
    }

    private static String element(String file) {
        return "  - " + file.strip().replace("\n", "\n    ") + "\n";
    }
}
