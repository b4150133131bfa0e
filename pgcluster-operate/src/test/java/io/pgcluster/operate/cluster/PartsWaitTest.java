package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsWaitTest {
    private static final PartStatus STARTING = new PartStatus("pgbouncer2", false, "Up 3 seconds (health: starting)");
    private static final PartStatus HEALTHY = new PartStatus("pgbouncer2", true, "Up 9 seconds (healthy)");
    private static final PartStatus RESTARTING = new PartStatus("backup", false, "Restarting (1) 2 seconds ago");

    @Test
    void goesOnUntilEveryPartIsHealthy() {
        Deque<List<PartStatus>> looks = new ArrayDeque<>(
                List.of(List.of(STARTING, RESTARTING), List.of(HEALTHY, RESTARTING), List.of(HEALTHY)));
        List<String> steps = new ArrayList<>();

        new PartsWait(looks::remove, Duration.ofMinutes(1), steps::add).await();

        assertThat(looks).isEmpty();
        assertThat(steps)
                .containsExactly(
                        "waiting for pgbouncer2: Up 3 seconds (health: starting), backup: Restarting (1) 2 seconds ago",
                        "waiting for backup: Restarting (1) 2 seconds ago");
    }

    @Test
    void namesThePartThatDoesNotBecomeHealthy() {
        PartsWait wait = new PartsWait(() -> List.of(HEALTHY, RESTARTING), Duration.ofMillis(5), step -> {});

        assertThatThrownBy(wait::await)
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("not every part is healthy")
                .hasMessageContaining("backup: Restarting (1) 2 seconds ago")
                .hasMessageContaining("pgcluster status")
                .message()
                .doesNotContain("pgbouncer2");
    }
}
