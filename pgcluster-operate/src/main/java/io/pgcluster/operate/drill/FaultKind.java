package io.pgcluster.operate.drill;

import io.pgcluster.render.plan.failure.FailureKind;

/** What a drill can do to a cluster; each goes with a failure that the plan predicts. */
public enum FaultKind {
    /** Kill the container of a member. */
    KILL("kill", FailureKind.NODE_LOSS, true),
    /** Kill the server process of a member with signal 9. */
    CRASH("crash", FailureKind.PROCESS_CRASH, false),
    /** Freeze a member for longer than its lease, then resume it. */
    HANG("hang", FailureKind.HANG, true),
    /** Cut a member off from all networks for longer than its lease. */
    CUT("cut", FailureKind.NETWORK_CUT, true),
    /** Cut a member off from the cluster's network only; clients still reach it. */
    CUT_CLUSTER("cut-cluster", FailureKind.CLUSTER_CUT, true),
    /** Stop the container of a member in order. */
    STOP("stop", FailureKind.CLEAN_STOP, true),
    /** Kill the container of the first proxy. */
    PROXY("proxy", FailureKind.PROXY_LOSS, false),
    /** Kill the container of the first pooler. */
    POOLER("pooler", FailureKind.POOLER_LOSS, false),
    /** Stop every consensus member. */
    CONSENSUS("consensus", FailureKind.CONSENSUS_LOSS, false),
    /** Move the primary as planned. */
    SWITCHOVER("switchover", FailureKind.SWITCHOVER, true);

    private final String id;
    private final FailureKind failure;
    private final boolean movesPrimary;

    FaultKind(String id, FailureKind failure, boolean movesPrimary) {
        this.id = id;
        this.failure = failure;
        this.movesPrimary = movesPrimary;
    }

    /** Its name on the command line. */
    public String id() {
        return id;
    }

    /** What the plan predicts for it if it hits the primary. */
    public FailureKind failure() {
        return failure;
    }

    /** Whether another member takes over if it hits the primary. */
    public boolean movesPrimary() {
        return movesPrimary;
    }

    /** Whether it hits one member, as opposed to the whole cluster. */
    public boolean hitsMember() {
        return this != CONSENSUS && this != SWITCHOVER && !hitsRoute();
    }

    /** Whether it hits a way to the members: the servers continue, and what counts is how long each single client is without an answer. */
    public boolean hitsRoute() {
        return this == PROXY || this == POOLER;
    }
}
