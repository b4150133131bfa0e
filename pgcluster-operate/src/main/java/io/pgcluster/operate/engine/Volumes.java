package io.pgcluster.operate.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The volumes of a cluster, which outlast its parts. */
public interface Volumes {
    /**
     * What a volume is for.
     *
     * @param part the part that writes to it
     * @param wal whether it holds WAL alone
     */
    record Use(String part, boolean wal) {}

    /** The volumes that exist: the plan's names of them, each with the engine's. */
    SortedMap<String, String> names();

    /** What a volume is for; empty if nothing of value is kept in it. */
    Optional<Use> use(String volume);

    /** The volumes of a part, by the plan's names, whether or not they exist. */
    List<String> of(String part);

    /** File in a database node's container that says which cluster its data belongs to: an id first. */
    String identityFile();

    /** The engine's name of a volume, whether or not it exists. */
    String name(String volume);

    /**
     * Runs a shell script that may only read, with each volume mounted below the directory that is its argument, under the plan's name;
     * what it printed. Empty if there is no image on this machine that could run it.
     */
    Optional<String> inspect(Collection<String> volumes, String script);

    /** Removes volumes, by the plan's names; those that do not exist are ignored. */
    void remove(Collection<String> volumes);
}
