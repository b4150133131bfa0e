package io.pgcluster.operate.backup;

import java.util.List;
import java.util.function.Consumer;

/** A cluster that is being made: what the operations on it do for a restore into it. Everything can be repeated. */
public interface NewCluster {
    /** Makes its files, secrets and images; gives what an operator has to know of them. */
    List<String> prepare(Consumer<String> step);

    /** Starts everything of it, and waits until every member is there. */
    void start(Consumer<String> step);

    /** Removes its parts and data. */
    void remove(Consumer<String> step);
}
