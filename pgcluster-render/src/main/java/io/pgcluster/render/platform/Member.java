package io.pgcluster.render.platform;

import java.util.List;

/**
 * A database node: PostgreSQL under Patroni.
 *
 * @param index counted from 1; any member can be primary
 * @param name its name in Patroni
 * @param address host name by which routing, the exporter and jobs reach it
 * @param peerAddress host name by which the other members reach it
 * @param hostNames every host name of it
 */
public record Member(int index, String name, String address, String peerAddress, List<String> hostNames) {
    /** Keeps an unmodifiable copy. */
    public Member {
        hostNames = List.copyOf(hostNames);
    }
}
