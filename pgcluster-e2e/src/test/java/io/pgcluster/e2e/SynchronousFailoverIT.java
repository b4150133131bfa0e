package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(report.path("breaches"))
                .as("bounds of the plan that did not hold")
                .isEmpty();
        assertThat(report.path("acknowledged").asLong()).as("rows acknowledged").isGreaterThan(200);
        assertThat(report.path("lost").asLong()).as("acknowledged rows lost").isZero();
        assertThat(report.path("outageSeconds").asDouble()).isBetween(0.0, seconds);
        assertThat(report.path("outageBoundSeconds").asDouble())
                .as("the plan's promise")
                .isBetween(1.0, seconds);
        assertThat(report.path("takeovers").asLong())
                .as("times that another server acknowledged than before: more than promotions means two primaries")
                .isLessThanOrEqualTo(report.path("promotions").asLong());
        assertThat(report.has("wholeAfterSeconds"))
                .as("every member back on one timeline")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "pooler"})
    void clientsGoOnThroughTheOtherProxyOrPooler(String fault) {
        JsonNode report = cluster.drill(fault);
        assertThat(report.path("breaches"))
                .as("bounds of the plan that did not hold")
                .isEmpty();
        assertThat(report.path("acknowledged").asLong()).as("rows acknowledged").isGreaterThan(200);
        assertThat(report.path("lost").asLong()).as("acknowledged rows lost").isZero();
        assertThat(report.path("promotions").asLong()).as("promotions").isZero();
        assertThat(report.path("outageBoundSeconds").asDouble())
                .as("the plan's promise")
                .isBetween(1.0, 5.0);
    }

    @Test
    void goesOnWritingWhileEtcdIsAway() {
        JsonNode report = cluster.drill("etcd", "--duration", "60");
        assertThat(report.path("breaches"))
                .as("bounds of the plan that did not hold")
                .isEmpty();
        assertThat(report.path("lost").asLong()).isZero();
        assertThat(report.path("outageSeconds").asDouble()).isLessThan(5);
    }
}
