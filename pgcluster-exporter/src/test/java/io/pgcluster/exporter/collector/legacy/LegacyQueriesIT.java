package io.pgcluster.exporter.collector.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.ServerSettings;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.Family;
import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import io.pgcluster.model.problem.Problems;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LegacyQueriesIT {
    private static final String JOBS = """
            pg_jobs:
              query: |
                SELECT 'mail' AS queue, 'it''s?running' AS state, '1m30s' AS age, 7::bigint AS done, 2 AS length, 'secret' AS token,
                       3.5 AS extra, 'text' AS words, 1
                -- in a comment;
                ;
              master: true
              cache_seconds: 60
              metrics:
                - queue: {usage: LABEL, description: Queue}
                - state: {usage: MAPPEDMETRIC, description: State, metric_mapping: {"it's?running": 1, "stopped": 0}}
                - age: {usage: DURATION, description: Age}
                - done: {usage: COUNTER, description: Jobs done}
                - length: {usage: GAUGE, description: Jobs that wait}
                - token: {usage: DISCARD, description: Nobody's business}
                - gone: {usage: GAUGE, description: A column that this server does not have}
            """;

    private static EmbeddedPostgres server;

    private record TestSession(Connection connection, ServerFacts facts) implements Session {
        @Override
        public Duration remaining() {
            return Duration.ofSeconds(10);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server =
                EmbeddedPostgres.start(BuildBinaries.homeOrSkip(15), Path.of("target/servers"), ServerSettings.DEFAULT);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void showsEachUsageAsTheFileSays() throws Exception {
        Collector collector = read(JOBS);
        Batch batch = collect(collector);

        assertThat(collector.name()).isEqualTo("pg_jobs");
        assertThat(collector.scope()).isEqualTo(Scope.CLUSTER);
        assertThat(collector.timeToLive()).contains(Duration.ofSeconds(60));
        assertThat(described(batch))
                .containsExactlyInAnyOrder(
                        "pg_jobs_state GAUGE [mail] 1.0",
                        "pg_jobs_age_milliseconds GAUGE [mail] 90000.0",
                        "pg_jobs_done COUNTER [mail] 7.0",
                        "pg_jobs_length GAUGE [mail] 2.0",
                        "pg_jobs_extra UNTYPED [mail] 3.5");
        assertThat(batch.dropped())
                .as("the text of a column that is not listed")
                .containsExactly(Map.entry(DropReason.MALFORMED, 1L));
    }

    @Test
    void showsHistograms() throws Exception {
        Batch batch = collect(read("""
                        pg_time:
                          query: "SELECT 'a' AS kind, ARRAY[0.1, 1] AS seconds, ARRAY[2, 5] AS seconds_bucket, 4.5 AS seconds_sum, 6 AS seconds_count"
                          metrics:
                            - kind: {usage: LABEL, description: Kind}
                            - seconds: {usage: HISTOGRAM, description: Time}
                        """));

        Family family = batch.families().iterator().next();
        assertThat(batch.families()).hasSize(1);
        assertThat(family.descriptor().type()).isEqualTo(MetricType.HISTOGRAM);
        assertThat(family.buckets(0).upperBounds()).containsExactly(0.1, 1.0);
        assertThat(family.buckets(0).counts()).containsExactly(2L, 5L);
        assertThat(family.buckets(0).sum()).isEqualTo(4.5);
        assertThat(family.buckets(0).count()).isEqualTo(6);
    }

    @Test
    void readsARelationWithoutAQueryAndLeavesOutUnattributedText() throws Exception {
        assertThat(described(collect(read("pg_stat_archiver:\n  metrics:\n    - archived_count: {usage: COUNTER}\n"))))
                .contains(
                        "pg_stat_archiver_archived_count COUNTER [] 0.0",
                        "pg_stat_archiver_failed_count UNTYPED [] 0.0");
    }

    @Test
    void runsOnlyOnTheServersThatAQueryIsFor() {
        ServerFacts facts =
                new ServerFacts(150019, "15.19", Instant.EPOCH, false, "postgres", Map.of(), Set.of(), false);
        assertThat(read("a: {query: SELECT 1 AS x, runonserver: '>=10.0.0'}").appliesTo(facts))
                .isInstanceOf(Applicability.Applies.class);
        assertThat(read("a: {query: SELECT 1 AS x, runonserver: '<10.0.0'}").appliesTo(facts))
                .isInstanceOfSatisfying(Applicability.Skipped.class, skipped -> assertThat(skipped.detail())
                        .contains("15.19")
                        .contains("<10.0.0"));
    }

    @Test
    void writesOnNoStandby() {
        ServerFacts standby =
                new ServerFacts(150019, "15.19", Instant.EPOCH, true, "postgres", Map.of(), Set.of(), false);
        assertThat(read("a: {query: SELECT note() AS x, writes: true}").appliesTo(standby))
                .isEqualTo(Applicability.skipped(SkipReason.ROLE, "the query writes, and this is a standby"));
        assertThat(read("a: {query: SELECT note() AS x}").appliesTo(standby)).isEqualTo(Applicability.applies());
    }

    private static Collector read(String text) {
        Problems problems = new Problems();
        List<Collector> collectors = LegacyQueries.read(text, problems);
        assertThat(problems.inOrder()).isEmpty();
        assertThat(collectors).hasSize(1);
        return collectors.get(0);
    }

    private static Batch collect(Collector collector) throws Exception {
        ServerFacts facts =
                new ServerFacts(150019, "15.19", Instant.EPOCH, false, "postgres", Map.of(), Set.of(), true);
        Batch batch = new Batch();
        try (Connection connection = server.connect()) {
            collector.collect(new TestSession(connection, facts), batch);
        }
        return batch;
    }

    private static List<String> described(Batch batch) {
        return batch.families().stream()
                .map(family -> family.descriptor().name() + " "
                        + family.descriptor().type() + " " + family.labelValues(0) + " " + family.value(0))
                .toList();
    }
}
