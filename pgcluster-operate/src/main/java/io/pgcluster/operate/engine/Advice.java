package io.pgcluster.operate.engine;

import java.util.Collection;

/** What a user types on an engine, for texts that say what to do. */
public interface Advice {
    /** Shows what a part wrote. */
    String logs(String part);

    /** Starts parts that exist. */
    String start(Collection<String> parts);

    /** Creates and starts parts that do not exist, without what they depend on. */
    String create(Collection<String> parts);

    /** Starts the whole cluster from its files, without pgcluster. */
    String startAll();

    /** Removes the data of parts that are stopped. */
    String removeData(Collection<String> parts);
}
