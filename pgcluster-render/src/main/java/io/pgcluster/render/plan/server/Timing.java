package io.pgcluster.render.plan.server;

import io.pgcluster.model.spec.TimingProfile;
import io.pgcluster.render.platform.Routing;
import java.time.Duration;

/**
 * Patroni's and PgBouncer's times of a timing profile. Those of the routing, which depend on the platform, go with them: an outage is as
 * long as the slowest of all.
 *
 * @param profile the profile
 * @param leaderLease Patroni's ttl: a primary that was not heard of for so long is given up
 * @param loopWait Patroni's loop_wait: between two looks at the cluster
 * @param retryTimeout Patroni's retry_timeout: a primary that cannot renew its lease for so long steps down
 * @param primaryStartTimeout a crashed server may take so long to recover before another is promoted; 0: another is promoted at once
 * @param primaryStopTimeout a server that is to stop may take so long before it is killed
 * @param walTimeout wal_sender_timeout and wal_receiver_timeout: a silent replica holds up synchronous commits for so long
 * @param pooler PgBouncer's times
 */
public record Timing(
        TimingProfile profile,
        Duration leaderLease,
        Duration loopWait,
        Duration retryTimeout,
        Duration primaryStartTimeout,
        Duration primaryStopTimeout,
        Duration walTimeout,
        PoolerTiming pooler) {
    /** What it takes beyond one loop until a promoted server has a synchronous standby: measured 1.3 s. */
    private static final Duration STANDBY_RETURNS = Duration.ofMillis(1300);

    /** Refuses times with which a primary could lose its lease while it still tries to renew it. */
    public Timing {
        if (loopWait.plus(retryTimeout.multipliedBy(2)).compareTo(leaderLease) > 0) {
            throw new IllegalArgumentException("loop_wait " + loopWait + " + 2 × retry_timeout " + retryTimeout
                    + " must not be more than ttl " + leaderLease);
        }
    }

    /** From the moment that a new primary takes writes until a pooler has connected to it through {@code routing}, at most. */
    public Duration routedBy(Routing routing) {
        return routing.detection().plus(pooler.loginRetry());
    }

    /** How long a promoted server has no synchronous standby yet: rows acknowledged meanwhile are asynchronous, unless strict. */
    public Duration withoutStandby() {
        return loopWait.plus(STANDBY_RETURNS);
    }
}
