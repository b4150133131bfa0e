package io.pgcluster.render.platform;

import java.time.Duration;
import java.util.List;

/** Where Patroni keeps the leader lock and the cluster's configuration. */
public sealed interface Coordination permits ConsensusStore, ConfigMaps {
    /** Members of the store that the cluster runs itself; empty where the platform has a store of its own. */
    List<StoreMember> members();

    /**
     * From the end of a lease until the other members have noticed it, at most.
     *
     * @param loopWait Patroni's loop_wait
     */
    Duration expiryNotice(Duration loopWait);

    /** Who notices, for users. */
    String noticedBy();
}
