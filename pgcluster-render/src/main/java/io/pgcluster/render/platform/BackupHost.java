package io.pgcluster.render.platform;

import java.util.List;

/**
 * The part that takes backups, verifies them and restores them in drills; with a local repository, also the one that keeps it.
 *
 * @param name its name as a part of the cluster, and the subject of its certificate
 * @param address host name by which the members reach it
 * @param hostNames every host name of it
 */
public record BackupHost(String name, String address, List<String> hostNames) {
    /** Keeps an unmodifiable copy. */
    public BackupHost {
        hostNames = List.copyOf(hostNames);
    }
}
