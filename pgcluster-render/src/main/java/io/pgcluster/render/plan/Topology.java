package io.pgcluster.render.plan;

import java.util.List;
import java.util.Optional;

/**
 * What runs, and where clients reach it.
 *
 * @param members database nodes
 * @param consensus members of the store that elects the primary
 * @param poolers poolers; empty without pooling
 * @param proxy the router
 * @param endpoints addresses for clients, in the order in which they should be tried
 * @param exporter who reads the metrics; empty without monitoring
 */
public record Topology(
        List<Member> members,
        List<EtcdMember> consensus,
        List<Pooler> poolers,
        Proxy proxy,
        List<Endpoint> endpoints,
        Optional<Exporter> exporter) {
    /** Keeps unmodifiable copies. */
    public Topology {
        members = List.copyOf(members);
        consensus = List.copyOf(consensus);
        poolers = List.copyOf(poolers);
        endpoints = List.copyOf(endpoints);
    }
}
