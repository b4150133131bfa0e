package io.pgcluster.operate.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.operate.engine.Part;
import org.junit.jupiter.api.Test;

class PartTextTest {
    @Test
    void readsHealthFromTheStatus() {
        assertThat(part("running", "Up 3 minutes (healthy)").isHealthy()).isTrue();
        assertThat(part("running", "Up 3 minutes (unhealthy)").health()).isEqualTo(Part.Health.UNHEALTHY);
        assertThat(part("running", "Up 3 seconds (health: starting)").health()).isEqualTo(Part.Health.STARTING);
        assertThat(part("running", "Up 3 seconds").health()).isEqualTo(Part.Health.NONE);
        assertThat(part("paused", "Up 3 minutes (Paused)").isRunning()).isFalse();
    }

    @Test
    void distinguishesAJobThatSucceededFromOneThatFailed() {
        assertThat(part("exited", "Exited (0) 1 minute ago").succeeded()).isTrue();
        assertThat(part("exited", "Exited (78) 1 minute ago").succeeded()).isFalse();
        assertThat(part("exited", "Exited (0) 1 minute ago").state()).isEqualTo(Part.State.ENDED);
    }

    @Test
    void countsAPartThatKeepsRestartingAsAlive() {
        assertThat(part("restarting", "Restarting (78) 1 second ago").isAlive()).isTrue();
        assertThat(part("created", "Created").isAlive()).isFalse();
        assertThat(part("dead", "Dead").isAlive()).isFalse();
    }

    private static Part part(String state, String status) {
        return PartText.read("pg1", state, status);
    }
}
