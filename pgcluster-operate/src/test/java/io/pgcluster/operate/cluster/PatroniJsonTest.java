package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.cluster.MemberView.Role;
import io.pgcluster.operate.failure.FailedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatroniJsonTest {
    private static final String CLUSTER = """
            {"members": [
              {"name": "pg2", "role": "leader", "state": "running", "timeline": 3, "port": 5432},
              {"name": "pg1", "role": "sync_standby", "state": "streaming", "timeline": 3, "lag": 0, "pending_restart": true},
              {"name": "pg3", "role": "replica", "state": "streaming", "timeline": 3, "lag": 4096}],
             "scope": "demo"}
            """;

    @Test
    void readsMembersInOrderOfTheirNames() {
        ClusterView view = PatroniJson.cluster(CLUSTER);

        assertThat(view.members()).extracting(MemberView::name).containsExactly("pg1", "pg2", "pg3");
        assertThat(view.member("pg1").orElseThrow())
                .isEqualTo(
                        new MemberView("pg1", Role.SYNC_STANDBY, "streaming", Optional.of(3L), Optional.of(0L), true));
        assertThat(view.primary().orElseThrow().name()).isEqualTo("pg2");
        assertThat(view.paused()).isFalse();
    }

    @Test
    void isHealthyWithEveryMemberOnOneTimeline() {
        assertThat(PatroniJson.cluster(CLUSTER).isHealthy(3, 1)).isTrue();
        assertThat(PatroniJson.cluster(CLUSTER).isHealthy(2, 1)).isFalse();
        assertThat(PatroniJson.cluster(CLUSTER).isHealthy(3, 2)).isFalse();
        assertThat(PatroniJson.cluster(CLUSTER.replaceFirst(
                                "\"timeline\": 3, \"lag\": 4096", "\"timeline\": 2, \"lag\": 4096"))
                        .isHealthy(3, 1))
                .isFalse();
        assertThat(PatroniJson.cluster(CLUSTER.replaceFirst("\"streaming\"", "\"starting\""))
                        .isHealthy(3, 1))
                .isFalse();
    }

    @Test
    void treatsLagThatPatroniDoesNotKnowAsUnknown() {
        ClusterView view = PatroniJson.cluster(CLUSTER.replace("4096", "\"unknown\""));

        assertThat(view.member("pg3").orElseThrow().lagBytes()).isEmpty();
    }

    @Test
    void saysThatAResponseIsNotJson() {
        assertThatThrownBy(() -> PatroniJson.cluster("<html>"))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void distinguishesShrinkingLimitsFromGrowingOnes() {
        String settings = "{\"postgresql\": {\"parameters\": {\"max_connections\": %s, \"work_mem\": \"4MB\"}}}";

        assertThat(StandbyLimits.shrink(
                        PatroniJson.tree(settings.formatted("100")), PatroniJson.tree(settings.formatted("90"))))
                .isTrue();
        assertThat(StandbyLimits.shrink(
                        PatroniJson.tree(settings.formatted("\"100\"")),
                        PatroniJson.tree(settings.formatted("\"200\""))))
                .isFalse();
        assertThat(StandbyLimits.shrink(PatroniJson.tree("{}"), PatroniJson.tree(settings.formatted("90"))))
                .isFalse();
    }
}
