package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An asynchronous cluster may lose rows with its primary, within the bound that the plan printed beforehand. */
@NeedsEngine
@Order(5)
class AsynchronousFailoverIT {
    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of("e2e-async", Specs.of("e2e-async", 15, 2, "async", Ports.block()));
        cluster.up();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "cut-cluster"})
    void losesNoMoreThanThePlanSays(String fault) {
        JsonNode report = cluster.drill(fault)
                .withinBounds()
                .interruptedFor(5, 27)
                .promoted(1)
                .report();
        assertThat(report.path("lost").isIntegralNumber())
                .as("the loss is printed")
                .isTrue();
        assertThat(report.path("lostBytes").asLong(Long.MAX_VALUE))
                .isLessThanOrEqualTo(report.path("lossBoundBytes").asLong(-1));
    }
}
