package io.pgcluster.exporter.collector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.server.Extension;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.model.problem.Problems;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final ServerFacts FACTS = new ServerFacts(
            150019,
            "15.19",
            Instant.EPOCH,
            true,
            "app",
            Map.of("pg_stat_statements", new Extension("1.10", "public")),
            Set.of("pg_monitor"),
            false);

    @ParameterizedTest
    @CsvSource({
        "version: 15",
        "version: 14+",
        "version: 12-15",
        "role: standby",
        "extension: pg_stat_statements",
        "extension: pg_stat_statements>=1.9",
        "member_of: pg_monitor"
    })
    void holds(String condition) {
        assertThat(check("{" + condition + "}")).isEqualTo(Applicability.applies());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 16+ | VERSION | is for PostgreSQL 16+, found 15",
                "version: 12-14 | VERSION | is for PostgreSQL 12-14, found 15",
                "role: primary | ROLE | is for a primary, this is a standby",
                "extension: pg_buffercache | EXTENSION | needs pg_buffercache in database app, which does not have it: CREATE EXTENSION pg_buffercache",
                "extension: pg_stat_statements>=1.11 | EXTENSION | needs pg_stat_statements>=1.11 in database app, it has version 1.10",
                "member_of: pg_read_all_stats | PRIVILEGE | needs membership: GRANT pg_read_all_stats TO the exporter's user"
            })
    void tellsWhyNot(String condition, SkipReason reason, String detail) {
        assertThat(check("{" + condition + "}")).isEqualTo(Applicability.skipped(reason, detail));
    }

    @Test
    void oneQueryThatAppliesIsEnough() {
        assertThat(check("{version: 12}", "{version: 15}")).isEqualTo(Applicability.applies());
    }

    @Test
    void aReasonThatCanBeHelpedSaysMoreThanTheVersion() {
        assertThat(check("{version: 12}", "{role: primary}"))
                .isInstanceOfSatisfying(Applicability.Skipped.class, skipped -> assertThat(skipped.reason())
                        .isEqualTo(SkipReason.ROLE));
    }

    @Test
    void aQueryThatWritesIsNotForAStandby() {
        assertThat(check("{version: 15}, writes: true"))
                .isEqualTo(Applicability.skipped(SkipReason.ROLE, "a query writes, and this is a standby"));
    }

    private static Applicability check(String... conditions) {
        StringBuilder file = new StringBuilder("name: gated\nscope: cluster\nqueries:\n");
        for (String when : conditions) {
            file.append("  - {when: ")
                    .append(when)
                    .append(", sql: SELECT 1 AS a, metrics: [{name: a, type: gauge, help: A.}]}\n");
        }
        return new CollectorReader(new Problems())
                .readOne(file.toString())
                .orElseThrow()
                .appliesTo(FACTS);
    }
}
