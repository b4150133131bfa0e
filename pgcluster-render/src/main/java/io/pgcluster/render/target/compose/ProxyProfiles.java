package io.pgcluster.render.target.compose;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.pgcluster.model.spec.TimingProfile;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.ProxyTiming;

/** HAProxy's times for each timing profile; they go with Patroni's, since an outage is as long as the slowest of both. */
final class ProxyProfiles {
    /** Finds a new primary within 0.25 s at the price of a dozen small requests per second. */
    private static final ProxyTiming QUICK =
            new ProxyTiming(ofMillis(250), ofMillis(100), ofMillis(250), 2, 1, ofSeconds(1), ofSeconds(2));

    private static final ProxyTiming CALM =
            new ProxyTiming(ofSeconds(1), ofMillis(500), ofMillis(500), 3, 1, ofSeconds(3), ofSeconds(4));
    private static final ProxyTiming DISTANT =
            new ProxyTiming(ofSeconds(2), ofSeconds(1), ofSeconds(1), 3, 2, ofSeconds(5), ofSeconds(6));

    private ProxyProfiles() {}

    static ProxyTiming timing(Plan plan) {
        return timing(plan.timing().profile());
    }

    static ProxyTiming timing(TimingProfile profile) {
        return switch (profile) {
            case FAST, NORMAL -> QUICK;
            case SAFE -> CALM;
            case WIDE -> DISTANT;
        };
    }
}
