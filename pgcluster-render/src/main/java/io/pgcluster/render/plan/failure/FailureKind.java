package io.pgcluster.render.plan.failure;

/** What can happen to a cluster. */
public enum FailureKind {
    /** The server process of the primary is killed. */
    PROCESS_CRASH("crash", "primary's server process killed"),
    /** The same, after so much was written that recovery takes long. */
    LONG_RECOVERY("long-recovery", "primary's server process killed, recovery takes long"),
    /** The primary's node or container is gone. */
    NODE_LOSS("kill", "primary's node lost"),
    /** The primary's node stands still and comes back later. */
    HANG("hang", "primary hangs"),
    /** The primary is cut off from everything. */
    NETWORK_CUT("cut", "primary cut off from all networks"),
    /** The primary is cut off from the cluster, but clients still reach it. */
    CLUSTER_CUT("cut-cluster", "primary cut off from the cluster only"),
    /** The primary is shut down cleanly. */
    CLEAN_STOP("stop", "primary shut down cleanly"),
    /** A replica is gone or hangs. */
    REPLICA_LOSS("replica", "a replica lost or hanging"),
    /** A proxy is gone; the servers continue. */
    PROXY_LOSS("proxy", "a proxy lost"),
    /** A pooler is gone; the servers continue. */
    POOLER_LOSS("pooler", "a pooler lost"),
    /** The store of the leader lock cannot be reached by any member. */
    CONSENSUS_LOSS("consensus", "consensus store lost"),
    /** An operator moves the primary. */
    SWITCHOVER("switchover", "planned switchover"),
    /** No member's data is left; a repository is. */
    STORAGE_LOSS("storage", "every volume but a repository lost");

    private final String id;
    private final String title;

    FailureKind(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Short name; the drill's name for it where there is a drill. */
    public String id() {
        return id;
    }

    /** What happens, for users. */
    public String title() {
        return title;
    }
}
