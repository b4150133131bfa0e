package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses that no lease has to run out for: writes continue within seconds, or all the time. */
@NeedsEngine
@Order(3)
class ShortOutageIT {
    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LiveCluster.of("e2e-short", Specs.of("e2e-short", 15, 2, "sync", Ports.block()));
        cluster.up();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({"crash, 10", "stop, 27"})
    void aReplicaTakesOverAtOnce(String fault, double seconds) {
        cluster.drill(fault)
                .withinBounds()
                .withoutLoss()
                .interruptedFor(0.1, seconds)
                .promoted(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "pooler"})
    void clientsContinueThroughTheOtherProxyOrPooler(String fault) {
        cluster.drill(fault).withinBounds().withoutLoss().promising(5).promoted(0);
    }

    @Test
    void continuesWritingWhileEtcdIsDown() {
        DrillResult result = cluster.drill("consensus", "--duration", "60");
        result.withinBounds().withoutLoss().promoted(0);
        assertThat(result.report().path("outageSeconds").asDouble(-1)).isBetween(0.0, 5.0);
    }
}
