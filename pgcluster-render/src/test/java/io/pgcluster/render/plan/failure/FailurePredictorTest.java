package io.pgcluster.render.plan.failure;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.value.MemorySize;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailurePredictorTest {
    private static final String FAST = "highAvailability: {failover: {profile: fast}}\n";

    @ParameterizedTest
    @EnumSource(names = {"NODE_LOSS", "HANG", "NETWORK_CUT", "CLUSTER_CUT"})
    void fastPromisesTwentySevenSecondsForASilentPrimary(FailureKind kind) {
        // 20 lease + 0.5 etcd + 2 race + 2 promotion + 0.45 routing + 2 login = 26.95
        assertThat(outage(FAST, kind)).isEqualTo(ofSeconds(27));
    }

    @ParameterizedTest
    @CsvSource({"2", "1"})
    void fastPromisesTenSecondsForACrashedProcess(int replicas) {
        // 5 loop + 2 promotion, or restart + 0.45 routing + 2 login = 9.45
        String spec = "highAvailability: {replicas: %s, failover: {profile: fast}}".formatted(replicas);

        assertThat(outage(spec, FailureKind.PROCESS_CRASH)).isEqualTo(ofSeconds(10));
    }

    @Test
    void promotionAtOnceLeavesNoCaseOfLongRecovery() {
        assertThat(Clusters.plan(FAST).predictions())
                .extracting(FailureCase::kind)
                .contains(FailureKind.PROCESS_CRASH)
                .doesNotContain(FailureKind.LONG_RECOVERY);
    }

    @Test
    void restartInPlaceSaysWhatALongRecoveryCosts() {
        // 5 loop + 25 start timeout + 5 loop + 2 race + 2 promotion + 0.45 routing + 2 login = 41.45
        assertThat(outage("", FailureKind.LONG_RECOVERY)).isEqualTo(ofSeconds(42));
    }

    @ParameterizedTest
    @CsvSource({"normal,37", "safe,68", "wide,130"})
    void slowerProfilesPromiseLess(String profile, int seconds) {
        // normal 30 + 6.5 + 0.45; safe 60 + 6.5 + 0.5 + 0.5; wide 120 + 6.5 + 2 × 1 + 1
        String spec = "highAvailability: {failover: {profile: %s}}".formatted(profile);

        assertThat(outage(spec, FailureKind.NODE_LOSS)).isEqualTo(ofSeconds(seconds));
    }

    @Test
    void switchoverIsPromisedWithinFiveSeconds() {
        assertThat(outage(FAST, FailureKind.SWITCHOVER)).isEqualTo(ofSeconds(5));
    }

    @Test
    void switchoverSaysWhoseSessionsEnd() {
        assertThat(Clusters.plan("").prediction(FailureKind.SWITCHOVER).reaction())
                .contains("clients of the poolers see a pause", "direct clients are disconnected");
        assertThat(Clusters.plan("pooling: {enabled: false}")
                        .prediction(FailureKind.SWITCHOVER)
                        .reaction())
                .contains("clients are disconnected and reconnect");
    }

    @Test
    void lossOfAllConsensusMembersInterruptsNothing() {
        assertThat(outage(FAST, FailureKind.CONSENSUS_LOSS)).isEqualTo(Duration.ZERO);
    }

    @Test
    void hangingSynchronousReplicaDelaysCommitsUntilItIsRemoved() {
        // 10 wal_sender_timeout + 5 loop
        assertThat(outage(FAST, FailureKind.REPLICA_LOSS)).isEqualTo(ofSeconds(15));
    }

    @Test
    void quorumDoesNotWaitForTheHangingReplica() {
        String spec = "highAvailability: {replication: {mode: quorum}}";

        assertThat(outage(spec, FailureKind.REPLICA_LOSS)).isEqualTo(Duration.ZERO);
    }

    @Test
    void synchronousReplicationLosesNothing() {
        DataLoss loss = Clusters.plan(FAST).prediction(FailureKind.NODE_LOSS).loss();

        assertThat(loss.none()).isTrue();
        assertThat(loss.text()).contains("6.3 s after a promotion");
    }

    @Test
    void asynchronousReplicationLosesUpToTheLagAndOneLease() {
        DataLoss loss = Clusters.plan("highAvailability: {replication: {mode: async, maximumLag: 16Mi}}")
                .prediction(FailureKind.NODE_LOSS)
                .loss();

        assertThat(loss.none()).isFalse();
        assertThat(loss.known()).contains(MemorySize.ofMebibytes(16));
        assertThat(loss.text()).contains("16Mi").contains("last 30 s");
    }

    @Test
    void commitsThatDoNotWaitAreNotCalledSafe() {
        Plan plan = Clusters.plan("postgres: {parameters: {synchronous_commit: \"off\"}}");

        assertThat(plan.prediction(FailureKind.NODE_LOSS).loss().none()).isFalse();
        assertThat(plan.prediction(FailureKind.PROCESS_CRASH).loss().none()).isFalse();
    }

    @Test
    void singleServerHasNoBoundForTheLossOfItsNode() {
        Plan plan = Clusters.plan("highAvailability: {enabled: false}");

        assertThat(plan.prediction(FailureKind.NODE_LOSS).outage()).isEmpty();
        assertThat(plan.prediction(FailureKind.NODE_LOSS).loss().text()).contains("last backup");
        assertThat(plan.predictions()).extracting(FailureCase::kind).doesNotContain(FailureKind.SWITCHOVER);
    }

    @Test
    void manualFailoverHasNoBoundUntilAnOperatorActs() {
        Plan plan = Clusters.plan("highAvailability: {failover: {automatic: false}}");

        assertThat(plan.prediction(FailureKind.NODE_LOSS).outage()).isEmpty();
        assertThat(plan.server().dynamic().pause()).isTrue();
    }

    @Test
    void everyBoundShowsHowItAddsUp() {
        assertThat(Clusters.plan("").predictions())
                .allSatisfy(prediction -> assertThat(prediction.derivation()).isNotBlank());
    }

    @Test
    void losesAProxyForOneAttemptAndAPoolerForALogin() {
        // server_connect_timeout 2 s + server_login_retry 0.2 s + 2 s login
        assertThat(outage(FAST, FailureKind.PROXY_LOSS)).isEqualTo(ofSeconds(5));
        assertThat(outage(FAST, FailureKind.POOLER_LOSS)).isEqualTo(ofSeconds(2));
        assertThat(outage("pooling: {enabled: false}", FailureKind.PROXY_LOSS)).isEqualTo(ofSeconds(2));
        assertThat(Clusters.plan("").prediction(FailureKind.PROXY_LOSS).loss().none())
                .isTrue();
    }

    @Test
    void promisesNothingWhereAProxyOrAPoolerIsTheOnlyOne() {
        Plan single = Clusters.plan("{highAvailability: {enabled: false}, pooling: {instances: 1}}");
        assertThat(single.prediction(FailureKind.PROXY_LOSS).outage()).isEmpty();
        assertThat(single.prediction(FailureKind.POOLER_LOSS).outage()).isEmpty();
        assertThat(Clusters.plan("highAvailability: {proxies: 1}")
                        .prediction(FailureKind.PROXY_LOSS)
                        .outage())
                .isEmpty();
        assertThat(Clusters.plan("pooling: {enabled: false}").predictions())
                .extracting(FailureCase::kind)
                .doesNotContain(FailureKind.POOLER_LOSS);
    }

    private static Duration outage(String spec, FailureKind kind) {
        return Clusters.plan(spec).prediction(kind).outage().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"60s, 65", "5min, 305", "2500, 8"})
    void countsTheTimeoutThatTheSpecificationSetsForASilentReplica(String timeout, long seconds) {
        Plan plan = Clusters.plan("postgres: {parameters: {WAL_sender_timeout: " + timeout + "}}");

        assertThat(plan.prediction(FailureKind.REPLICA_LOSS).outage()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void promisesNoBoundWhereAnUnresponsiveReplicaIsNeverRemoved() {
        String text = ClusterModel.write(Clusters.of(""))
                .replace("parameters: {}", "parameters: {wal_sender_timeout: \"0\"}");
        Resolution.Accepted restored = (Resolution.Accepted) ClusterModel.restore(text);

        assertThat(ClusterRenderer.plan(restored.cluster())
                        .prediction(FailureKind.REPLICA_LOSS)
                        .outage())
                .isEmpty();
    }
}
