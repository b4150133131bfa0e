package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.engine.Part.Health;
import io.pgcluster.operate.engine.Part.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwaitedPartsTest {
    private static final PartKinds KINDS = new PartKinds(PlanFixture.DEFAULT.topology());

    @Test
    void namesTheMemberThatIsAwaitedAndItsLastFatalLine() {
        AwaitedParts parts = new AwaitedParts(
                KINDS, Map.of("pg1", """
                        FATAL:  could not map anonymous shared memory: Cannot allocate memory
                        HINT:  This error usually means …
                        FATAL:  the database system is starting up
                        INFO: Lock owner: None; I am pg1
                        """, "etcd2", "{\"level\":\"fatal\",\"msg\":\"discovery failed\"}\n")::get);

        assertThat(parts.describe(List.of(
                        new Part("pg1", State.RUNNING, Health.STARTING, false, "Up 8 seconds (health: starting)"),
                        new Part("etcd2", State.RESTARTING, Health.NONE, false, "Restarting (1) 2 seconds ago"))))
                .containsExactly(
                        "etcd2 is restarting (1) 2 seconds ago: {\"level\":\"fatal\",\"msg\":\"discovery failed\"}",
                        "pg1 is starting: FATAL:  could not map anonymous shared memory: Cannot allocate memory");
    }

    @Test
    void leavesOutWhatIsUpAndJobsThatEnded() {
        AwaitedParts parts = new AwaitedParts(KINDS, service -> "");

        assertThat(parts.describe(List.of(
                        new Part("pg1", State.RUNNING, Health.HEALTHY, false, "Up 1 minute (healthy)"),
                        new Part("certs", State.ENDED, Health.NONE, true, "Exited (0) 1 minute ago"),
                        new Part("settings", State.RUNNING, Health.NONE, false, "Up 3 seconds"))))
                .isEmpty();
    }

    @Test
    void namesAJobThatFailedAndWhatWaitsForIt() {
        AwaitedParts parts = new AwaitedParts(
                KINDS, service -> service.equals("certs") ? "check-volumes: FATAL: the volumes differ\n" : "");

        assertThat(parts.describe(List.of(
                        new Part("pg1", State.CREATED, Health.NONE, false, "Created"),
                        new Part("certs", State.ENDED, Health.NONE, false, "Exited (78) 2 seconds ago"))))
                .containsExactly(
                        "certs is exited (78) 2 seconds ago: check-volumes: FATAL: the volumes differ",
                        "pg1 is waiting to be started");
    }
}
