package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.cluster.MemberView.Role;
import io.pgcluster.operate.failure.FailedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final MemberView PRIMARY = member("pg1", Role.PRIMARY, "running", 0);
    private static final MemberView STANDBY = member("pg2", Role.SYNC_STANDBY, "streaming", 10);
    private static final MemberView REPLICA = member("pg3", Role.REPLICA, "streaming", 0);

    @Test
    void findsNothingAgainstAHealthyCluster() {
        assertThat(Preflight.obstacles(view(PRIMARY, STANDBY, REPLICA), 3, 1)).isEmpty();
    }

    @Test
    void namesEveryObstacle() {
        ClusterView view = new ClusterView(List.of(PRIMARY, member("pg3", Role.REPLICA, "stopped", 0)), true);

        assertThat(Preflight.obstacles(view, 3, 1))
                .anyMatch(text -> text.contains("maintenance"))
                .anyMatch(text -> text.contains("2 members, expected 3"))
                .anyMatch(text -> text.contains("pg3 is stopped"))
                .anyMatch(text -> text.contains("0 synchronous standbys, expected 1"));
    }

    @Test
    void refusesWithoutAPrimary() {
        assertThat(Preflight.obstacles(view(STANDBY, REPLICA), 2, 0)).contains("there is no primary");
    }

    @Test
    void choosesTheSynchronousStandbyEvenIfAnotherHasLessLag() {
        assertThat(Preflight.candidate(view(PRIMARY, STANDBY, REPLICA), Optional.empty(), true))
                .isEqualTo(STANDBY);
    }

    @Test
    void choosesTheLeastLagWhereReplicationIsAsynchronous() {
        MemberView behind = member("pg2", Role.REPLICA, "streaming", 4096);

        assertThat(Preflight.candidate(view(PRIMARY, behind, REPLICA), Optional.empty(), false))
                .isEqualTo(REPLICA);
    }

    @Test
    void refusesACandidateThatWouldLoseRowsAndNamesThoseThatWouldNot() {
        assertThatThrownBy(() -> Preflight.candidate(view(PRIMARY, STANDBY, REPLICA), Optional.of("pg3"), true))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("pg3 cannot take over")
                .hasMessageContaining("pg2");
    }

    @Test
    void refusesWhereThereIsNoCandidate() {
        assertThatThrownBy(() -> Preflight.candidate(view(PRIMARY), Optional.empty(), false))
                .hasMessageContaining("no candidate");
    }

    @Test
    void describesATransactionThatIsOpenForLong() {
        LongTransaction open = LongTransaction.parse("42|app|30.5|idle in transaction|nightly|report");

        assertThat(open.describe()).isEqualTo("pid 42 of app (nightly|report), open for 30.5 s, idle in transaction");
        assertThatThrownBy(() -> LongTransaction.parse("42|app")).hasMessageContaining("five columns");
    }

    private static ClusterView view(MemberView... members) {
        return new ClusterView(List.of(members), false);
    }

    private static MemberView member(String name, Role role, String state, long lag) {
        return new MemberView(name, role, state, Optional.of(1L), Optional.of(lag), false);
    }
}
