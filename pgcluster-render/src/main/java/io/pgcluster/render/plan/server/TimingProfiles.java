package io.pgcluster.render.plan.server;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.model.spec.TimingProfile;
import java.time.Duration;

/** The timing profiles. A new one is a line here, a constant of {@link TimingProfile}, and the prediction follows. */
public final class TimingProfiles {
    private static final Duration STOP = ofSeconds(30);

    private TimingProfiles() {}

    /** The times of the profile that {@code spec} chooses. */
    public static Timing timing(HighAvailabilitySpec spec) {
        TimingProfile profile = spec.failover().profile();
        return switch (profile) {
            case FAST ->
                new Timing(
                        profile,
                        ofSeconds(20),
                        ofSeconds(5),
                        ofSeconds(5),
                        promotesAtOnce(spec) ? Duration.ZERO : ofSeconds(15),
                        STOP,
                        ofSeconds(10),
                        new PoolerTiming(ofMillis(200), ofSeconds(2), ofSeconds(60)));
            case NORMAL ->
                new Timing(
                        profile,
                        ofSeconds(30),
                        ofSeconds(5),
                        ofSeconds(10),
                        ofSeconds(25),
                        STOP,
                        ofSeconds(15),
                        new PoolerTiming(ofMillis(200), ofSeconds(2), ofSeconds(90)));
            case SAFE ->
                new Timing(
                        profile,
                        ofSeconds(60),
                        ofSeconds(10),
                        ofSeconds(20),
                        ofSeconds(45),
                        STOP,
                        ofSeconds(30),
                        new PoolerTiming(ofMillis(500), ofSeconds(4), ofSeconds(150)));
            case WIDE ->
                new Timing(
                        profile,
                        ofSeconds(120),
                        ofSeconds(20),
                        ofSeconds(30),
                        ofSeconds(95),
                        STOP,
                        ofSeconds(60),
                        new PoolerTiming(ofSeconds(1), ofSeconds(6), ofSeconds(270)));
        };
    }

    /**
     * Whether a crashed server is replaced rather than restarted. Only this bounds the outage whatever recovery has to replay; it loses
     * nothing where a synchronous replica takes over, and needs a second one for the time after that.
     */
    private static boolean promotesAtOnce(HighAvailabilitySpec spec) {
        return spec.enabled()
                && spec.failover().automatic()
                && spec.replicas() >= 2
                && spec.replication().mode() != ReplicationMode.ASYNC;
    }
}
