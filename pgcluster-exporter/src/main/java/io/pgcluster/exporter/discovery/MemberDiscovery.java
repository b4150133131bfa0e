package io.pgcluster.exporter.discovery;

import io.pgcluster.exporter.patroni.PatroniApi;
import io.pgcluster.exporter.patroni.PatroniCluster;
import io.pgcluster.exporter.patroni.PatroniException;
import io.pgcluster.exporter.patroni.PatroniMember;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The members of a cluster, as Patroni names them. It has no thread: the first caller after the interval waits for Patroni, no longer
 * than the limit, and everybody else gets what is known. When Patroni is silent, the last known members stay: its silence is not a reason to
 * stop looking at servers, least of all then. A member that it no longer lists is kept for a while too: a machine that is lost leaves
 * Patroni's list within its lease, and would never be shown as down.
 */
public final class MemberDiscovery {
    private static final Logger LOG = LoggerFactory.getLogger(MemberDiscovery.class);

    private final PatroniApi api;
    private final Duration interval;
    private final Duration limit;
    private final Duration forgetAfter;
    private final LongSupplier nanoTime;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Known known = new Known(List.of(), false, 0);
    private final Map<String, Long> named = new HashMap<>();
    private volatile List<String> namedLast = List.of();
    private volatile boolean silent;

    /**
     * Sends no request yet.
     *
     * @param interval for how long an answer is good
     * @param limit how long a caller waits for Patroni at most
     * @param forgetAfter how long a member that Patroni no longer lists is kept
     */
    public MemberDiscovery(PatroniApi api, Duration interval, Duration limit, Duration forgetAfter) {
        this(api, interval, limit, forgetAfter, System::nanoTime);
    }

    /** With another clock. */
    MemberDiscovery(PatroniApi api, Duration interval, Duration limit, Duration forgetAfter, LongSupplier nanoTime) {
        this.api = api;
        this.interval = interval;
        this.limit = limit;
        this.forgetAfter = forgetAfter;
        this.nanoTime = nanoTime;
    }

    /**
     * Begins with members that were known before, who stay until Patroni answers.
     *
     * @param sameCluster whether it is the same cluster, so that a member that is missing in the first answer is kept like any other
     */
    public void beginWith(List<PatroniMember> members, boolean sameCluster) {
        known = new Known(List.copyOf(members), false, 0);
        if (sameCluster) {
            long now = nanoTime.getAsLong();
            members.forEach(member -> named.put(member.name(), now));
        }
    }

    /** Names of the members that the last question was answered with; none while Patroni is silent. */
    public List<String> namedLast() {
        return silent ? List.of() : namedLast;
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
        // Waits for another thread's request only if no members are known yet.
        long wait = known.ever() ? 0 : deadline.atMost(limit).remaining().toNanos();
        return refreshing.tryLock(wait, TimeUnit.NANOSECONDS);
    }

    private void refresh(Deadline deadline) throws InterruptedException {
        try {
            PatroniCluster cluster = api.cluster(deadline).cluster();
            List<PatroniMember> found = cluster.members().stream()
                    .filter(member -> member.host().isPresent())
                    .toList();
            long now = nanoTime.getAsLong();
            List<PatroniMember> gone = gone(found, now);
            logChanges(found, gone);
            known = new Known(
                    Stream.concat(found.stream(), gone.stream())
                            .sorted(Comparator.comparing(PatroniMember::name))
                            .toList(),
                    true,
                    now);
            silent = false;
        } catch (PatroniException e) {
            logUnreachable(e);
            known = new Known(known.members(), known.ever(), nanoTime.getAsLong());
        }
    }

    /** Those that were named not long ago and are not now. */
    private List<PatroniMember> gone(List<PatroniMember> found, long now) {
        Set<String> there = found.stream().map(PatroniMember::name).collect(Collectors.toSet());
        there.forEach(name -> named.put(name, now));
        named.values().removeIf(at -> now - at >= forgetAfter.toNanos());
        return known.members().stream()
                .filter(member -> !there.contains(member.name()) && named.containsKey(member.name()))
                .toList();
    }

    private void logChanges(List<PatroniMember> found, List<PatroniMember> gone) {
        List<String> before = namedLast;
        namedLast = found.stream().map(PatroniMember::name).toList();
        if (!namedLast.equals(before)) {
            LOG.info("Patroni lists the members {}, previously {}", namedLast, before);
        }
        gone.stream()
                .map(PatroniMember::name)
                .filter(before::contains)
                .forEach(name -> LOG.warn("Patroni no longer lists {}; it is still scraped for {}", name, forgetAfter));
    }

    private void logUnreachable(PatroniException failure) {
        if (!silent) {
            LOG.warn(
                    "Patroni cannot be read, the last known members {} are kept: {}",
                    known.names(),
                    failure.getMessage());
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
