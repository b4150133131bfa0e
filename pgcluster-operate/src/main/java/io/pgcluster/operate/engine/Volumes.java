package io.pgcluster.operate.engine;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;

/** The volumes of a cluster, which outlast its parts. */
public interface Volumes {
    /** The volumes that exist: the plan's names of them, each with the engine's. */
    SortedMap<String, String> names();

    /** The engine's name of a volume, whether or not it exists. */
    String name(String volume);

    /**
     * Runs a shell script that may only read, with each volume mounted below the directory that is its argument, under the plan's name;
     * what it printed. Empty if there is no image on this machine that could run it.
     */
    Optional<String> inspect(Collection<String> volumes, String script);

    /** Removes volumes, by the plan's names; those that do not exist are no failure. */
    void remove(Collection<String> volumes);
}
