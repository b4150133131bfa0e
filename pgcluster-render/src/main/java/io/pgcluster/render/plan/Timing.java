package io.pgcluster.render.plan;

import io.pgcluster.model.spec.TimingProfile;
import java.time.Duration;

/**
 * The times of a timing profile. Patroni's, HAProxy's and PgBouncer's belong together: an outage is as long as the slowest of them.
 *
 * @param profile the profile
 * @param leaderLease Patroni's ttl: a primary that was not heard of for so long is given up
 * @param loopWait Patroni's loop_wait: between two looks at the cluster
 * @param retryTimeout Patroni's retry_timeout: a primary that cannot renew its lease for so long steps down
 * @param primaryStartTimeout a crashed server may take so long to recover before another is promoted; 0: another is promoted at once
 * @param primaryStopTimeout a server that is to stop may take so long before it is killed
 * @param walTimeout wal_sender_timeout and wal_receiver_timeout: a silent replica holds up synchronous commits for so long
 * @param proxy HAProxy's times
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
        ProxyTiming proxy,
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

    /** From the moment HAProxy could find a new primary until a pooler has connected to it, at most. */
    public Duration routing() {
        return proxy.downInterval().multipliedBy(proxy.rise()).plus(pooler.loginRetry());
    }

    /** How long a promoted server has no synchronous standby yet: rows acknowledged meanwhile are asynchronous, unless strict. */
    public Duration withoutStandby() {
        return loopWait.plus(STANDBY_RETURNS);
    }
}
