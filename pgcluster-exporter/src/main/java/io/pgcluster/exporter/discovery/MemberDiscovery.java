package io.pgcluster.exporter.discovery;

import io.pgcluster.exporter.patroni.PatroniApi;
import io.pgcluster.exporter.patroni.PatroniCluster;
import io.pgcluster.exporter.patroni.PatroniException;
import io.pgcluster.exporter.patroni.PatroniMember;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The members of a cluster, as Patroni names them. It has no thread: whoever asks after the interval is over waits for Patroni, no longer
 * than the limit, and everybody else gets what is known. When Patroni is silent, the last known members stay: its silence is no reason to
 * stop looking at servers, least of all then.
 */
public final class MemberDiscovery {
    private static final Logger LOG = LoggerFactory.getLogger(MemberDiscovery.class);

    private final PatroniApi api;
    private final Duration interval;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Known known = new Known(List.of(), false, 0);
    private volatile boolean silent;

    /**
     * Asks nobody yet.
     *
     * @param interval for how long an answer is good
     * @param limit for how long somebody waits for Patroni at most
     */
    public MemberDiscovery(PatroniApi api, Duration interval, Duration limit) {
        this(api, interval, limit, System::nanoTime);
    }

    /** With another clock. */
    MemberDiscovery(PatroniApi api, Duration interval, Duration limit, LongSupplier nanoTime) {
        this.api = api;
        this.interval = interval;
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** The members with an address, sorted by name; none while Patroni has never answered. */
    public List<PatroniMember> members(Deadline deadline) throws InterruptedException {
        if (known.isFresh(nanoTime.getAsLong(), interval) || !mayRefresh(deadline)) {
            return known.members();
        }
        try {
            if (!known.isFresh(nanoTime.getAsLong(), interval)) {
                refresh(deadline.atMost(limit));
            }
        } finally {
            refreshing.unlock();
        }
        return known.members();
    }

    private boolean mayRefresh(Deadline deadline) throws InterruptedException {
        // Only who knows nothing yet waits for somebody else's question.
        long wait = known.ever() ? 0 : deadline.atMost(limit).remaining().toNanos();
        return refreshing.tryLock(wait, TimeUnit.NANOSECONDS);
    }

    private void refresh(Deadline deadline) throws InterruptedException {
        try {
            PatroniCluster cluster = api.cluster(deadline).cluster();
            List<PatroniMember> found = cluster.members().stream()
                    .filter(member -> member.host().isPresent())
                    .toList();
            tellChanges(found);
            known = new Known(found, true, nanoTime.getAsLong());
            silent = false;
        } catch (PatroniException e) {
            tellSilence(e);
            known = new Known(known.members(), known.ever(), nanoTime.getAsLong());
        }
    }

    private void tellChanges(List<PatroniMember> found) {
        List<String> before = known.names();
        List<String> after = found.stream().map(PatroniMember::name).toList();
        if (!after.equals(before)) {
            LOG.info("Patroni names the members {}, before {}", after, before);
        }
    }

    private void tellSilence(PatroniException failure) {
        if (!silent) {
            LOG.warn("The members stay those known last, {}: {}", known.names(), failure.getMessage());
        }
        silent = true;
    }

    /** An answer, who was in it and when; {@code ever}: whether there has been one. */
    private record Known(List<PatroniMember> members, boolean ever, long at) {
        boolean isFresh(long now, Duration interval) {
            return ever && now - at < interval.toNanos();
        }

        List<String> names() {
            return members.stream().map(PatroniMember::name).toList();
        }
    }
}
