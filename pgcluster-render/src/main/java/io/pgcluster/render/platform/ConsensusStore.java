package io.pgcluster.render.platform;

import java.time.Duration;
import java.util.List;

/**
 * A consensus store that runs as a part of the cluster. Its members and its clients authenticate with certificates of the control
 * authority.
 *
 * @param product what it is, for users
 * @param section name of Patroni's section about it
 * @param namespace root of Patroni's keys in it; the cluster's name follows
 * @param members its members
 * @param userId user that its members run as
 * @param expiryNotice it ends an expired lease and tells its watchers within this time
 */
public record ConsensusStore(
        String product, String section, String namespace, List<StoreMember> members, int userId, Duration expiryNotice)
        implements Coordination {
    /** Keeps an unmodifiable copy. */
    public ConsensusStore {
        members = List.copyOf(members);
    }

    @Override
    public Duration expiryNotice(Duration loopWait) {
        return expiryNotice;
    }

    @Override
    public String noticedBy() {
        return product + " notices";
    }
}
