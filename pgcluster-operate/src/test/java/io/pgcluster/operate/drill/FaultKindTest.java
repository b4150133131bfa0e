package io.pgcluster.operate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.failure.FailureKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FaultKindTest {
    @Test
    void everyFailureThatThePlanPredictsCanBeCausedButALongRecoveryAndALostReplica() {
        // Recovery takes as long as it takes; any fault of a member hits a replica where it is aimed at one.
        assertThat(Arrays.stream(FaultKind.values()).map(FaultKind::failure).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FailureKind.values())
                        .filter(kind -> kind != FailureKind.LONG_RECOVERY && kind != FailureKind.REPLICA_LOSS)
                        .filter(kind -> kind != FailureKind.STORAGE_LOSS)
                        .toList());
    }

    @Test
    void onlyTheWayToTheServersIsHitByTheLossOfAProxyOrAPooler() {
        assertThat(FaultKind.values())
                .filteredOn(FaultKind::hitsRoute)
                .containsExactly(FaultKind.PROXY, FaultKind.POOLER)
                .noneMatch(FaultKind::movesPrimary)
                .noneMatch(FaultKind::hitsMember);
    }
}
