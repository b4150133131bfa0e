package io.pgcluster.e2e;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A synchronous cluster loses its primary without notice: another member takes over when its lease has ended, and no acknowledged row is lost. */
@NeedsEngine
@Order(2)
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
    @ValueSource(strings = {"kill", "hang", "cut", "cut-cluster"})
    void losesNoAcknowledgedRowWithinTheBound(String fault) {
        cluster.drill(fault).withinBounds().withoutLoss().interruptedFor(5, 27).promoted(1);
    }
}
