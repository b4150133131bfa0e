package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A synchronous cluster loses its primary in every way there is while clients write. The drill itself compares the outage with the
 * plan's bound, the rows with the acknowledgements, and the servers that acknowledged with each other; here it is only believed when
 * it shows that it looked.
 */
@NeedsEngine
class SynchronousFailoverIT {
    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of("e2e-sync", Specs.of("e2e-sync", 15, 2, "sync", Ports.block()));
        cluster.up();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({"kill, 25", "crash, 8", "hang, 25", "cut, 25", "cut-cluster, 25", "stop, 25"})
    void losesNoAcknowledgedRowWithinTheBound(String fault, double seconds) {
        JsonNode report = cluster.drill(fault);
        assertThat(report.path("acknowledged").asLong()).as("rows acknowledged").isGreaterThan(200);
        assertThat(report.path("lost").asLong()).as("acknowledged rows lost").isZero();
        assertThat(report.path("outageSeconds").asDouble()).isBetween(0.0, seconds);
        assertThat(report.path("boundSeconds").asDouble())
                .as("what the plan promises")
                .isLessThanOrEqualTo(seconds);
        assertThat(report.path("writablePrimaries").asInt())
                .as("primaries that acknowledged at one time")
                .isEqualTo(1);
        assertThat(report.path("members").asInt())
                .as("members on one timeline afterwards")
                .isEqualTo(3);
    }

    @Test
    void goesOnWritingWhileEtcdIsAway() {
        JsonNode report = cluster.drill("etcd", "--duration", "60s");
        assertThat(report.path("lost").asLong()).isZero();
        assertThat(report.path("outageSeconds").asDouble()).isLessThan(5);
    }
}
