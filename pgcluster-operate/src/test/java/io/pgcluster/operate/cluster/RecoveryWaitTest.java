package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryWaitTest {
    private static final Duration PAUSE = Duration.ofMillis(1);

    @Test
    void waitsUntilTheSynchronousStandbyIsBack() {
        Deque<List<String>> looks =
                new ArrayDeque<>(List.of(List.of("pg1 is stopped"), List.of("0 of 1 synchronous standbys"), List.of()));

        RecoveryWait.Outcome outcome = RecoveryWait.awaitAfterMove(looks::remove, Duration.ofMinutes(1), PAUSE);

        assertThat(outcome.duration()).isPresent();
        assertThat(outcome.missing()).isEmpty();
        assertThat(looks).isEmpty();
    }

    @Test
    void reportsWhatIsStillMissingAtTheDeadline() {
        RecoveryWait.Outcome outcome =
                RecoveryWait.awaitAfterMove(() -> List.of("0 of 1 synchronous standbys"), Duration.ofMillis(5), PAUSE);

        assertThat(outcome)
                .isEqualTo(new RecoveryWait.Outcome(Optional.empty(), List.of("0 of 1 synchronous standbys")));
    }
}
