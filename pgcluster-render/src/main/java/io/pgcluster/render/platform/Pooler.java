package io.pgcluster.render.platform;

import java.util.List;

/**
 * A PgBouncer in front of the primary.
 *
 * @param index counted from 1
 * @param name its name as a part of the cluster
 * @param address host name by which the exporter reaches it
 * @param hostNames every host name of it
 */
public record Pooler(int index, String name, String address, List<String> hostNames) {
    /** Keeps an unmodifiable copy. */
    public Pooler {
        hostNames = List.copyOf(hostNames);
    }
}
