package io.pgcluster.operate.backup;

/** The steps of a restore into a new cluster, in their order. Each can be repeated. */
public enum CloneStep {
    /** The new cluster's files, secrets and images are made. */
    PREPARE("making files, secrets and images of the new cluster"),
    /** Its volumes get their identity, and its consensus store starts: it must be there before the data is. */
    START_STORE("starting the consensus store of the new cluster"),
    /** The data is restored into the volume of its first member. */
    RESTORE_DATA("restoring the data into the new cluster's volume"),
    /**
     * The first member runs by itself until it is primary: from then on the consensus store knows the data. A member without data that
     * starts before that takes the cluster for a new one and makes an empty one.
     */
    ADOPT_DATA("starting the first member by itself"),
    /** Everything of it is started. */
    START_CLUSTER("starting the new cluster");

    private final String text;

    CloneStep(String text) {
        this.text = text;
    }

    /** What is done, for people. */
    @Override
    public String toString() {
        return text;
    }
}
