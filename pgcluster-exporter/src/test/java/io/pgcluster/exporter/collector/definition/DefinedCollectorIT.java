package io.pgcluster.exporter.collector.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.exposition.Exposition;
import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.SampleSet;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.model.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a collector file says, on a real server. */
class DefinedCollectorIT {
    private static EmbeddedPostgres server;
    private static Connection connection;

    private final Batch batch = new Batch();

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start(
                BuildBinaries.homeOrSkip(15), Path.of("target/embedded-postgres"), Map.of("IntervalStyle", "iso_8601"));
        connection = server.connect();
    }

    @AfterAll
    static void stop() throws SQLException {
        if (server != null) {
            connection.close();
            server.close();
        }
    }

    @Test
    void readsEveryKindOfValue() throws Exception {
        String types =
                "true AS a, 7::int2 AS b, -8::int8 AS c, 1.25::numeric AS d, 'NaN'::float8 AS e, 'infinity'::numeric AS f,"
                        + " '1970-01-01 00:01:00.5+00'::timestamptz AS g, '1 day 00:00:00.25'::interval AS h, 'off' AS i, ' 2e3 ' AS j,"
                        + " 'infinity'::timestamptz AS k, '1970-01-02'::date AS l, 'pg_class'::regclass::oid AS m, 'x'::\"char\" AS n,"
                        + " '1970-01-01 01:00'::timestamp AS o, '-infinity'::date AS p,"
                        + " 'infinity'::timestamp AS q";

        collect(columns("SELECT " + types, "abcdefghijklmnopq"));

        assertThat(text())
                .containsExactly(
                        "a 1",
                        "b 7",
                        "c -8",
                        "d 1.25",
                        "e NaN",
                        "f +Inf",
                        "g 60.5",
                        "h 86400.25",
                        "i 0",
                        "j 2000",
                        "k +Inf",
                        "l 86400",
                        "m 1259",
                        "o 3600",
                        "p -Inf",
                        "q +Inf");
        assertThat(batch.dropped()).containsExactly(Map.entry(DropReason.MALFORMED, 1L));
    }

    @Test
    void readsTheSameValuesWhenTheStatementIsPreparedAndTheDriverReadsBinary() throws Exception {
        String file = columns(
                "SELECT 1.25::numeric AS a, now() - now() + '90 min'::interval AS b, 'NaN'::numeric AS c,"
                        + " '2000-01-01 00:00:01+00'::timestamptz AS d, true AS e, '{}'::text AS f",
                "abcdef");

        for (int run = 0; run < 10; run++) {
            Batch again = new Batch();
            collector(file).collect(session(), again);
            assertThat(text(again)).containsExactly("a 1.25", "b 5400", "c NaN", "d 946684801", "e 1");
        }
    }

    @Test
    void leavesOutNullOrTreatsItAsZeroAndScales() throws Exception {
        collect("""
                name: nulls
                scope: cluster
                queries:
                  - sql: SELECT NULL::int AS a, NULL::int AS b, 1500 AS c
                    metrics:
                      - {name: a, type: gauge, help: A.}
                      - {name: b, type: gauge, help: B., when_null: zero}
                      - {name: pg_c_seconds, type: counter, column: c, help: C., scale: 0.001}
                """);

        assertThat(text()).containsExactly("b 0", "pg_c_seconds 1.5");
    }

    @Test
    void leavesOutAMetricWhoseColumnTheServerDoesNotHave() throws Exception {
        collect(columns("SELECT 1 AS a", "ab"));

        assertThat(text()).containsExactly("a 1");
    }

    @Test
    void reportsAMissingLabelAsTheServerReportsAMissingColumn() {
        String file = columns("SELECT 1 AS a", "a").replace("labels: []", "labels: [nowhere]");

        assertThatThrownBy(() -> collect(file))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42703"))
                .hasMessageContaining("\"nowhere\"");
    }

    @Test
    void bindsParametersAndLeavesQuotesAndOperatorsAlone() throws Exception {
        String file = """
                name: bound
                scope: cluster
                parameters:
                  names: {type: list, default: "a, b", help: Names.}
                  length: {type: number, default: 2, help: Length.}
                  word: {type: text, default: "x'y", help: Word.}
                queries:
                  - sql: |
                      SELECT left(${word}, ${length}) || '?' AS l, -- what?
                             cardinality(${names}) AS n, ('{"k":1}'::jsonb ? 'k') AS has
                    labels: [l]
                    metrics:
                      - {name: n, type: gauge, help: N.}
                      - {name: has, type: gauge, help: H., labels: []}
                """;

        collect(file);
        collector(file).withParameter("names", "").withParameter("word", "z").collect(session(), batch);

        assertThat(text(batch)).contains("has 1", "n{l=\"x'?\"} 2", "n{l=\"z?\"} 0");
        assertThatThrownBy(() -> collector(file).withParameter("length", "many"))
                .hasMessageContaining("found \"many\" for length, expected a whole number");
        assertThatThrownBy(() -> collector(file).withParameter("size", "1"))
                .hasMessageContaining("no parameter \"size\", expected one of [names, length, word]");
    }

    @Test
    void readsHistogramsAsArrays() throws Exception {
        collect("""
                name: waits
                scope: cluster
                queries:
                  - sql: |
                      SELECT w, ARRAY[1, 2.5]::float8[] AS x, ARRAY[2, broken]::bigint[] AS x_bucket, 9.5 AS x_sum, 4 AS x_count
                      FROM (VALUES ('good', 3), ('bad', NULL)) v(w, broken)
                    labels: [w]
                    metrics:
                      - {name: pg_x, type: histogram, column: x, help: X.}
                """);

        assertThat(text())
                .containsExactly(
                        "pg_x_bucket{w=\"good\",le=\"1\"} 2",
                        "pg_x_bucket{w=\"good\",le=\"2.5\"} 3",
                        "pg_x_bucket{w=\"good\",le=\"+Inf\"} 4",
                        "pg_x_sum{w=\"good\"} 9.5",
                        "pg_x_count{w=\"good\"} 4");
        assertThat(batch.dropped()).containsExactly(Map.entry(DropReason.MALFORMED, 1L));
    }

    @Test
    void keepsTheLargestAndSumsTheRest() throws Exception {
        collect("""
                name: many
                scope: cluster
                queries:
                  - sql: SELECT i::text AS n, i AS size, 10 * i AS reads FROM generate_series(1, 10000) i
                    labels: [n]
                    max_series: 2
                    rank: reads
                    rest: sum
                    metrics:
                      - {name: size, type: gauge, help: S.}
                      - {name: reads, type: counter, help: R.}
                """);

        assertThat(text())
                .containsExactly(
                        "reads{n=\"10000\"} 100000",
                        "reads{n=\"9999\"} 99990",
                        "reads{n=\"other\"} 499850010",
                        "size{n=\"10000\"} 10000",
                        "size{n=\"9999\"} 9999",
                        "size{n=\"other\"} 49985001");
        assertThat(batch.dropped()).containsExactly(Map.entry(DropReason.OVER_LIMIT, 19_996L));
    }

    @Test
    void showsEarlierNamesOnlyWhenAsked() throws Exception {
        String file = columns("SELECT 1 AS a", "a").replace("help: H.", "help: H., aliases: [old_a]");

        collect(file);
        assertThat(text()).containsExactly("a 1");

        collector(file).withAliases().collect(session(), batch);
        assertThat(text()).containsExactly("a 1", "old_a 1");
    }

    @Test
    void runsTheQueriesThatApplyAndShowsTheOthersWhenOneIsRefused() {
        String file = """
                name: several
                scope: cluster
                queries:
                  - sql: SELECT 1 AS a FROM pg_no_such_view
                    metrics: [{name: a, type: gauge, help: A.}]
                  - sql: SELECT 2 AS b
                    metrics:
                      - {name: b, type: gauge, help: B.}
                      - {name: later, type: gauge, column: b, help: L., when: {version: 16+}}
                  - when: {version: "12-14"}
                    sql: SELECT 3 AS c
                    metrics: [{name: c, type: gauge, help: C.}]
                """;

        assertThatThrownBy(() -> collect(file))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
        assertThat(text()).containsExactly("b 2");
    }

    private static String columns(String sql, String names) {
        StringBuilder file = new StringBuilder("name: columns\nscope: cluster\nqueries:\n  - sql: |\n      " + sql
                + "\n    labels: []\n    metrics:\n");
        UnaryOperator<String> metric = name -> "      - {name: " + name + ", type: gauge, help: H.}\n";
        names.chars().forEach(name -> file.append(metric.apply("\"" + (char) name + "\"")));
        return file.toString();
    }

    private void collect(String file) throws SQLException {
        collector(file).collect(session(), batch);
    }

    private static DefinedCollector collector(String file) {
        Problems problems = new Problems();
        return new CollectorReader(problems)
                .readOne(file)
                .orElseThrow(() -> new AssertionError(problems.inOrder().toString()));
    }

    private static TestSession session() {
        return new TestSession(
                connection,
                new ServerFacts(150019, "15.19", Instant.EPOCH, false, "postgres", Map.of(), Set.of(), true));
    }

    private List<String> text() {
        return text(batch);
    }

    private static List<String> text(Batch batch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Exposition.of(List.of(SampleSet.of(Map.of(), batch))).writeTo(out, ExpositionFormat.PROMETHEUS_TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
