package io.pgcluster.operate.drill;

/** How the clients of a drill talk to the database: applications differ in what a pooler has to carry over for them. */
public enum ClientKind {
    /** A kept connection; statements are parsed each time. */
    PLAIN("plain", 0, false),
    /** A kept connection with a statement that is prepared on the server at its first use. */
    PREPARED("prepared", 1, false),
    /** A connection for every transaction. */
    CONNECT("connect", 0, true);

    private final String id;
    private final int prepareThreshold;
    private final boolean reconnecting;

    ClientKind(String id, int prepareThreshold, boolean reconnecting) {
        this.id = id;
        this.prepareThreshold = prepareThreshold;
        this.reconnecting = reconnecting;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return id;
    }

    /** Executions after which the driver prepares a statement on the server; 0 is never. */
    int prepareThreshold() {
        return prepareThreshold;
    }

    /** Whether each row gets a connection of its own. */
    boolean isReconnecting() {
        return reconnecting;
    }
}
