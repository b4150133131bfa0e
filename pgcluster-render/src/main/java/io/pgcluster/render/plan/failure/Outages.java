package io.pgcluster.render.plan.failure;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.pgcluster.render.plan.server.Timing;
import io.pgcluster.render.platform.Coordination;
import io.pgcluster.render.platform.Routing;
import java.time.Duration;

/**
 * The sums behind the outage bounds. Each part is a setting of the timing profile, a limit built into Patroni, a time of the platform's, or a step that was
 * measured and rounded up.
 */
final class Outages {
    /** Patroni waits so long for members that do not answer, before it takes part in the race. */
    private static final Duration RACE = ofSeconds(2);
    /** From the lock until the server takes writes; measured 0.2 to 1 s. */
    private static final Duration PROMOTION = ofSeconds(2);
    /** Start of a server and recovery of what was written since the last checkpoint, if that is little. */
    private static final Duration SHORT_RECOVERY = ofSeconds(2);
    /** A clean shutdown; a shutdown checkpoint with many dirty buffers takes longer. */
    private static final Duration ORDERLY_STOP = ofSeconds(2);
    /** The same after a checkpoint just before. */
    private static final Duration PREPARED_STOP = ofMillis(500);
    /** Built into Patroni, after a primary has stepped down. */
    private static final Duration HAND_OVER = ofSeconds(1);
    /** The candidate is alive and asked at once. */
    private static final Duration PREPARED_PROMOTION = ofSeconds(1);

    /** A pooler or a client connects and logs in, with TLS and SCRAM; measured 1.1 s on a busy machine. */
    private static final Duration LOGIN = ofSeconds(2);

    private final Timing timing;
    private final Coordination coordination;
    private final Routing routing;

    Outages(Timing timing, Coordination coordination, Routing routing) {
        this.timing = timing;
        this.coordination = coordination;
        this.routing = routing;
    }

    /** The primary fell silent: its lease has to end first. */
    Outage silentPrimary() {
        return new Outage.Sum()
                .plus(timing.leaderLease(), "lease (ttl)")
                .plus(coordination.expiryNotice(timing.loopWait()), coordination.noticedBy())
                .plus(RACE, "leader race")
                .plus(PROMOTION, "promotion")
                .plus(timing.routedBy(routing), "routing")
                .plus(LOGIN, "connection and login")
                .outage();
    }

    /** The server crashed and a replica takes over at once. */
    Outage crashWithPromotion() {
        return new Outage.Sum()
                .plus(timing.loopWait(), "notice (loop_wait)")
                .plus(PROMOTION, "promotion")
                .plus(timing.routedBy(routing), "routing")
                .plus(LOGIN, "connection and login")
                .outage();
    }

    /** The server crashed and is restarted in its place. */
    Outage crashWithRestart() {
        return new Outage.Sum()
                .plus(timing.loopWait(), "notice (loop_wait)")
                .plus(SHORT_RECOVERY, "restart and short recovery")
                .plus(timing.routedBy(routing), "routing")
                .plus(LOGIN, "connection and login")
                .outage();
    }

    /** The server crashed, and its recovery takes longer than is waited for. */
    Outage crashWithLongRecovery() {
        return new Outage.Sum()
                .plus(timing.loopWait(), "notice (loop_wait)")
                .plus(timing.primaryStartTimeout(), "recovery abandoned (primary_start_timeout)")
                .plus(timing.loopWait(), "next check (loop_wait)")
                .plus(RACE, "leader race")
                .plus(PROMOTION, "promotion")
                .plus(timing.routedBy(routing), "routing")
                .plus(LOGIN, "connection and login")
                .outage();
    }

    /** The primary is stopped and gives its lease back. */
    Outage cleanStop() {
        return new Outage.Sum()
                .plus(ORDERLY_STOP, "clean shutdown")
                .plus(RACE, "leader race")
                .plus(PROMOTION, "promotion")
                .plus(timing.routedBy(routing), "routing")
                .plus(LOGIN, "connection and login")
                .outage();
    }

    /** An operator moves the primary, with the poolers paused. */
    Outage switchover() {
        return new Outage.Sum()
                .plus(PREPARED_STOP, "clean shutdown")
                .plus(HAND_OVER, "Patroni's hand-over")
                .plus(PREPARED_PROMOTION, "promotion")
                .plus(timing.routedBy(routing), "routing")
                .plus(LOGIN, "connection and login")
                .outage();
    }

    /** Poolers reach the primary through another proxy; where one has no connection through it, it may try the lost one first. */
    Outage lostProxyBehindPoolers() {
        return new Outage.Sum()
                .plus(timing.pooler().connectTimeout(), "attempt at the lost proxy (server_connect_timeout)")
                .plus(timing.pooler().loginRetry(), "next attempt (server_login_retry)")
                .plus(LOGIN, "connection and login")
                .outage();
    }

    /** Clients of a lost pooler, or of a lost proxy, connect to the next address. */
    Outage nextAddress() {
        return new Outage.Sum()
                .plus(LOGIN, "connection refused; connection and login at the next address")
                .outage();
    }

    /** A replica that commits wait for fell silent; {@code silence} is what the servers wait for, endless if zero. */
    Outage silentSynchronousReplica(Duration silence) {
        if (silence.isZero()) {
            return Outage.unbounded("until an operator acts: wal_sender_timeout is 0");
        }
        return new Outage.Sum()
                .plus(silence, "silence (wal_sender_timeout)")
                .plus(timing.loopWait(), "replica replaced in the list of synchronous ones (loop_wait)")
                .outage();
    }
}
