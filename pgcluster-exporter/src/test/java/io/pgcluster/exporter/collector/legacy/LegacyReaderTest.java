package io.pgcluster.exporter.collector.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.model.io.SpecReader;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyReaderTest {
    private final Problems problems = new Problems();

    @Test
    void readsAllThatTheFormatHas() {
        List<LegacyQuery> queries = read("""
                pg_jobs:
                  query: "SELECT queue, state, length, age FROM jobs;"
                  master: true
                  cache_seconds: 30
                  runonserver: ">=10.0.0"
                  metrics:
                    - queue:
                        usage: "LABEL"
                        description: "Name of the queue"
                    - state:
                        usage: "MAPPEDMETRIC"
                        description: "State"
                        metric_mapping:
                          running: 1
                          stopped: 0
                    - length:
                        usage: "GAUGE"
                        description: "Jobs that wait"
                """);

        assertThat(problems.inOrder()).isEmpty();
        assertThat(queries)
                .containsExactly(new LegacyQuery(
                        "pg_jobs",
                        "SELECT queue, state, length, age FROM jobs",
                        true,
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(ServerRange.parse(">=10.0.0")),
                        false,
                        WhenMissing.FAIL,
                        List.of(
                                new LegacyColumn("queue", Usage.LABEL, "Name of the queue", Map.of()),
                                new LegacyColumn(
                                        "state", Usage.MAPPEDMETRIC, "State", Map.of("running", 1.0, "stopped", 0.0)),
                                new LegacyColumn("length", Usage.GAUGE, "Jobs that wait", Map.of()))));
    }

    @Test
    void readsTheRelationThatIsCalledLikeTheNamespaceWithoutAQuery() {
        assertThat(read("pg_stat_archiver:\n  metrics: []\n")).singleElement().satisfies(query -> {
            assertThat(query.sql()).isEqualTo("SELECT * FROM pg_stat_archiver");
            assertThat(query.once()).isFalse();
            assertThat(query.timeToLive()).isEmpty();
        });
    }

    @Test
    void warnsOfKeysThatMeanNothing() {
        assertThat(read("a:\n  query: SELECT 1 AS x\n  cache_second: 30\n")).hasSize(1);
        assertThat(problems.hasErrors()).isFalse();
        assertThat(problems.inOrder()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("unknown key \"cache_second\" is ignored");
            assertThat(problem.hint()).contains("did you mean \"cache_seconds\"?");
            assertThat(problem.position().line()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1 | 1 | a | found the number 1, expected a mapping",
                "a-b: {query: SELECT 1} | 1 | a-b | cannot begin a metric's name",
                "a: {query: [1]} | 1 | a.query | found a list, expected an SQL statement",
                "a: {query: SELECT 1, master: sometimes} | 1 | a.master | expected true or false",
                "a: {query: SELECT 1, cache_seconds: -1} | 1 | a.cache_seconds | found the number -1, expected whole seconds",
                "a: {query: SELECT 1, cache_seconds: 1m} | 1 | a.cache_seconds | expected whole seconds",
                "a: {query: SELECT 1, runonserver: newer} | 1 | a.runonserver | found \"newer\", expected conditions",
                "a: {query: SELECT 1, metrics: x} | 1 | a.metrics | expected a list of columns",
                "a: {query: SELECT 1, metrics: [x]} | 1 | a.metrics[0] | expected a mapping of one column's name",
                "a: {query: SELECT 1, metrics: [x: GAUGE]} | 1 | a.metrics[0].x | expected a mapping with the keys usage",
                "a: {query: SELECT 1, metrics: [x: {description: y}]} | 1 | a.metrics[0].x | \"usage\" is missing",
                "a: {query: SELECT 1, metrics: [x: {usage: gauge}]} | 1 | a.metrics[0].x.usage | expected one of: COUNTER",
                "a: {query: SELECT 1, metrics: [x: {usage: MAPPEDMETRIC}]} | 1 | a.metrics[0].x | \"metric_mapping\" is missing",
                "a: {query: SELECT 1, metrics: [x: {usage: MAPPEDMETRIC, metric_mapping: {on: yes}}]} | 1 | a.metrics[0].x.metric_mapping.on | expected a number",
                "a: {query: SELECT 1, metrics: [x-y: {usage: GAUGE}]} | 1 | a.metrics[0].x-y | \"x-y\" cannot be the end of a metric's name",
                "a: {query: SELECT 1, metrics: [1x: {usage: LABEL}]} | 1 | a.metrics[0].1x | \"1x\" cannot be a label's name",
                "a: {query: SELECT 1, metrics: [x: {usage: LABEL}, x: {usage: LABEL}]} | 1 | a.metrics[1].x | described twice",
            })
    void reportsWhatIsWrongAndWhere(String text, int line, String path, String message) {
        read(text);
        assertThat(problems.inOrder()).singleElement().satisfies(problem -> {
            assertThat(problem.position().line()).isEqualTo(line);
            assertThat(problem.path().text()).isEqualTo(path);
            assertThat(problem.message()).contains(message);
            assertThat(problem.hint()).isNotBlank();
        });
    }

    @Test
    void reportsEverythingAtOnce() {
        read("a: {query: SELECT 1, master: x, cache_seconds: y}\nb: 2\n");
        assertThat(problems.inOrder())
                .extracting(Problem::path)
                .extracting(Object::toString)
                .containsExactly("a.master", "a.cache_seconds", "b");
    }

    private List<LegacyQuery> read(String text) {
        return new SpecReader(problems)
                .read(text)
                .map(tree -> new LegacyReader(problems).read(tree))
                .orElseThrow(() -> new AssertionError(problems.inOrder()));
    }
}
