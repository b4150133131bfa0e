package io.pgcluster.render.platform;

import io.pgcluster.model.spec.Companion;
import java.util.List;
import java.util.Optional;

/**
 * What runs, under which names, and where clients reach it.
 *
 * @param members database nodes
 * @param coordination who keeps the leader lock
 * @param poolers poolers; empty without pooling
 * @param routing who leads clients to the primary and to the replicas
 * @param endpoints addresses for clients, in the order in which they should be tried
 * @param published names and IP addresses under which clients from outside reach the parts; their certificates carry them
 * @param exporter who reads the metrics; empty without monitoring
 * @param backup who takes the backups; empty without them
 * @param companions programs next to the cluster, without which it runs as well
 */
public record Topology(
        List<Member> members,
        Coordination coordination,
        List<Pooler> poolers,
        Routing routing,
        List<Endpoint> endpoints,
        List<String> published,
        Optional<Exporter> exporter,
        Optional<BackupHost> backup,
        List<CompanionPlan> companions) {
    /** Keeps unmodifiable copies. */
    public Topology {
        members = List.copyOf(members);
        poolers = List.copyOf(poolers);
        endpoints = List.copyOf(endpoints);
        published = List.copyOf(published);
        companions = List.copyOf(companions);
    }

    /** Members of the consensus store that the cluster runs itself; empty where the platform keeps the leader lock. */
    public List<StoreMember> consensus() {
        return coordination.members();
    }

    /** Proxies that the cluster runs itself; empty where the platform routes. */
    public List<Proxy> proxies() {
        return routing.proxies();
    }

    /** The program next to the cluster, if it runs. */
    public Optional<CompanionPlan> companion(Companion companion) {
        return companions.stream().filter(one -> one.companion() == companion).findFirst();
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
