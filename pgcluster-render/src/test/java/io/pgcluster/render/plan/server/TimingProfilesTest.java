package io.pgcluster.render.plan.server;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.spec.TimingProfile;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimingProfilesTest {
    private static final String FAST = "highAvailability: {failover: {profile: fast}}\n";

    @ParameterizedTest
    @EnumSource(TimingProfile.class)
    void everyProfileLeavesTimeForTwoRetriesWithinTheLease(TimingProfile profile) {
        Timing timing = timing(profile);

        assertThat(timing.loopWait().plus(timing.retryTimeout().multipliedBy(2)))
                .isLessThanOrEqualTo(timing.leaderLease());
    }

    @ParameterizedTest
    @EnumSource(TimingProfile.class)
    void everyProfileRespectsPatronisMinima(TimingProfile profile) {
        Timing timing = timing(profile);

        assertThat(timing.leaderLease()).isGreaterThanOrEqualTo(ofSeconds(20));
        assertThat(timing.loopWait()).isGreaterThanOrEqualTo(ofSeconds(1));
        assertThat(timing.retryTimeout()).isGreaterThanOrEqualTo(ofSeconds(3));
    }

    @ParameterizedTest
    @EnumSource(TimingProfile.class)
    void clientsMayWaitLongerThanTheLongestPromisedOutage(TimingProfile profile) {
        Plan plan = plan(profile);

        Duration longest = plan.predictions().stream()
                .flatMap(prediction -> prediction.outage().stream())
                .max(Duration::compareTo)
                .orElseThrow();
        assertThat(plan.timing().pooler().queryWaitTimeout()).isGreaterThan(longest);
    }

    @Test
    void fastHasTheMeasuredSettings() {
        Timing timing = Clusters.plan(FAST).timing();

        assertThat(timing.leaderLease()).isEqualTo(ofSeconds(20));
        assertThat(timing.loopWait()).isEqualTo(ofSeconds(5));
        assertThat(timing.retryTimeout()).isEqualTo(ofSeconds(5));
        assertThat(timing.pooler().loginRetry()).isEqualTo(ofMillis(200));
        assertThat(timing.withoutStandby()).isEqualTo(ofMillis(6300));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "2, sync, 1, 0",
                "2, quorum, 1, 0",
                "1, sync, 1, 15",
                "2, async, 1, 15",
            })
    void fastPromotesAtOnceOnlyWhereASecondReplicaCanFollow(int replicas, String mode, int confirm, int seconds) {
        Plan plan = Clusters.plan("""
                highAvailability:
                  replicas: %s
                  replication: {mode: %s, synchronousReplicas: %s}
                  failover: {profile: fast}
                """.formatted(replicas, mode, confirm));

        assertThat(plan.timing().primaryStartTimeout()).isEqualTo(ofSeconds(seconds));
    }

    @Test
    void refusesALeaseThatEndsWhileItIsStillRenewed() {
        Timing good = Clusters.plan(FAST).timing();

        assertThatThrownBy(() -> new Timing(
                        good.profile(),
                        ofSeconds(20),
                        ofSeconds(5),
                        ofSeconds(8),
                        good.primaryStartTimeout(),
                        good.primaryStopTimeout(),
                        good.walTimeout(),
                        good.pooler()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loop_wait")
                .hasMessageContaining("ttl");
    }

    private static Timing timing(TimingProfile profile) {
        return plan(profile).timing();
    }

    private static Plan plan(TimingProfile profile) {
        return Clusters.plan("highAvailability: {failover: {profile: %s}}".formatted(profile));
    }
}
