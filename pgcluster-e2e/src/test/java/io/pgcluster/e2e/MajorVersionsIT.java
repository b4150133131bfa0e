package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other majors than the one that the rest is tested with start, fail over, take the old primary back, and lose no change that was not read yet. */
@NeedsEngine(majors = {13, 17, 18})
class MajorVersionsIT {
    @ParameterizedTest
    @ValueSource(ints = {13, 17, 18})
    void startsFailsOverAndRejoins(int major) {
        String name = "e2e-pg" + major;
        try (LiveCluster cluster =
                LiveCluster.of(name, ChangeConsumer.in(Specs.of(name, major, 2, "quorum", Ports.block())))) {
            cluster.up();
            ChangeConsumer consumer = ChangeConsumer.start(cluster, major);
            consumer.write(1);
            consumer.assertReads(1);
            consumer.write(2);
            JsonNode report = cluster.drill("kill");
            assertThat(report.path("breaches"))
                    .as("bounds of the plan that did not hold")
                    .isEmpty();
            assertThat(report.path("lost").asLong()).isZero();
            assertThat(report.path("outageSeconds").asDouble()).isBetween(1.0, 25.0);
            assertThat(report.has("wholeAfterSeconds"))
                    .as("every member back on one timeline")
                    .isTrue();
            consumer.write(3);
            consumer.assertReads(2, 3);
        }
    }
}
