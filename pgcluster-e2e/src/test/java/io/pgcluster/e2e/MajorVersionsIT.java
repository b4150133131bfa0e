package io.pgcluster.e2e;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other majors than the one that the rest is tested with start, fail over, take the old primary back, and lose no change that was not read yet. */
@NeedsEngine(majors = {13, 14, 16, 17, 18, 19})
@Order(4)
class MajorVersionsIT {
    static IntStream majors() {
        return Majors.chosen(13, 14, 16, 17, 18, 19);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("majors")
    void startsFailsOverAndRejoins(int major) {
        String name = "e2e-pg" + major;
        try (LiveCluster cluster =
                LiveCluster.of(name, ChangeConsumer.in(Specs.of(name, major, 2, "quorum", Ports.block())))) {
            cluster.up();
            ChangeConsumer consumer = ChangeConsumer.start(cluster, major);
            consumer.write(1);
            consumer.assertReads(1);
            consumer.write(2);
            cluster.drill("kill")
                    .withinBounds()
                    .withoutLoss()
                    .interruptedFor(5, 27)
                    .promoted(1);
            consumer.write(3);
            consumer.assertReads(2, 3);
        }
    }
}
