package io.pgcluster.render.plan;

import java.util.List;
import java.util.Optional;

/**
 * What runs, and where clients reach it.
 *
 * @param members database nodes
 * @param consensus members of the store that elects the primary
 * @param poolers poolers; empty without pooling
 * @param proxies routers, at least one
 * @param endpoints addresses for clients, in the order in which they should be tried
 * @param exporter who reads the metrics; empty without monitoring
 */
public record Topology(
        List<Member> members,
        List<EtcdMember> consensus,
        List<Pooler> poolers,
        List<Proxy> proxies,
        List<Endpoint> endpoints,
        Optional<Exporter> exporter) {
    /** Keeps unmodifiable copies. */
    public Topology {
        members = List.copyOf(members);
        consensus = List.copyOf(consensus);
        poolers = List.copyOf(poolers);
        proxies = List.copyOf(proxies);
        endpoints = List.copyOf(endpoints);
    }

    /** The addresses that lead to {@code purpose}, in the order in which they should be tried. */
    public List<Endpoint> endpoints(Endpoint.Purpose purpose) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.purpose() == purpose)
                .toList();
    }

    /** Where clients that write go unless they have a reason not to: to the poolers, where there are any. */
    public List<Endpoint> writable() {
        return endpoints(poolers.isEmpty() ? Endpoint.Purpose.READ_WRITE_DIRECT : Endpoint.Purpose.READ_WRITE_POOLED);
    }
}
