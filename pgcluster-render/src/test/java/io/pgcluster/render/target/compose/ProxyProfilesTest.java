package io.pgcluster.render.target.compose;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.spec.TimingProfile;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.ProxyTiming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProxyProfilesTest {
    @ParameterizedTest
    @EnumSource(TimingProfile.class)
    void poolersDoNotAbandonAServerEarlierThanTheProxyDoes(TimingProfile profile) {
        Plan plan = Clusters.plan("highAvailability: {failover: {profile: %s}}".formatted(profile));

        assertThat(plan.timing().pooler().connectTimeout())
                .isGreaterThanOrEqualTo(ProxyProfiles.timing(plan).connectTimeout());
    }

    @Test
    void fastHasTheMeasuredSettings() {
        Plan plan = Clusters.plan("highAvailability: {failover: {profile: fast}}");

        assertThat(ProxyProfiles.timing(plan))
                .isEqualTo(
                        new ProxyTiming(ofMillis(250), ofMillis(100), ofMillis(250), 2, 1, ofSeconds(1), ofSeconds(2)));
        assertThat(plan.timing().routedBy(plan.topology().routing())).isEqualTo(ofMillis(450));
    }
}
