package io.pgcluster.operate.backup;

/** The steps of a restore in place and of the way back, in their order. Each can be repeated. */
public enum RestoreStep {
    /** Database nodes are stopped, the primary last; poolers and proxies stay. */
    STOP_MEMBERS("stopping the database nodes"),
    /** The data of the former primary is replaced. */
    REPLACE_DATA("replacing the data of the primary"),
    /** The lock and the history of the cluster are removed from where the members coordinate: no member may take over by them. */
    RESET_COORDINATION("removing the leader lock and the history"),
    /** The former primary starts and becomes primary. */
    START_PRIMARY("starting the primary"),
    /** The data of the other members is moved aside. */
    DISCARD_REPLICAS("moving the data of the other members aside"),
    /** The other members start, and clone the primary where their data was moved aside. */
    START_REPLICAS("starting the other members"),
    /** Every member follows. */
    AWAIT_RECOVERY("waiting until every member is back"),
    /** Roles have the passwords of today's secrets. */
    APPLY_SETTINGS("applying settings, roles and passwords"),
    /** A full backup of the new timeline is taken. */
    BACK_UP("taking a full backup");

    private final String text;

    RestoreStep(String text) {
        this.text = text;
    }

    /** What is done, for people. */
    @Override
    public String toString() {
        return text;
    }
}
