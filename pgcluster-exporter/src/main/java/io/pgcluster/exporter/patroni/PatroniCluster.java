package io.pgcluster.exporter.patroni;

import java.util.List;
import java.util.Optional;

/**
 * A cluster as {@code GET /cluster} shows it.
 *
 * @param scope its name; empty before Patroni 3
 * @param members sorted by name
 * @param paused whether Patroni leaves it alone
 */
public record PatroniCluster(String scope, List<PatroniMember> members, boolean paused) {
    /** Copies what it is given. */
    public PatroniCluster {
        members = List.copyOf(members);
    }

    /** Who has the leader lock. */
    public Optional<PatroniMember> leader() {
        return members.stream().filter(PatroniMember::isLeader).findFirst();
    }
}
