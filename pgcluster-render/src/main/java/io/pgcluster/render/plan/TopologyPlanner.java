package io.pgcluster.render.plan;

import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.model.value.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Counts the members, poolers and consensus members out, and gives them their ports. */
final class TopologyPlanner {
    private TopologyPlanner() {}

    static Topology topology(ClusterSpec spec, ConnectionBudget budget) {
        List<Pooler> poolers = poolers(spec);
        Proxy proxy = proxy(spec, budget);
        return new Topology(
                count(spec.highAvailability().members()).mapToObj(Member::of).toList(),
                count(spec.highAvailability().consensus().members())
                        .mapToObj(EtcdMember::of)
                        .toList(),
                poolers,
                proxy,
                endpoints(spec.network().publish(), poolers, proxy),
                exporter(spec));
    }

    private static Optional<Exporter> exporter(ClusterSpec spec) {
        PublishSpec publish = spec.network().publish();
        return spec.monitoring().prometheus()
                ? Optional.of(new Exporter(Names.EXPORTER, loopback(publish.address()), publish.metricsPort()))
                : Optional.empty();
    }

    /** The address itself, if only this host reaches it. */
    private static String loopback(String address) {
        return address.equals("::1") || address.startsWith("127.") ? address : "127.0.0.1";
    }

    private static List<Pooler> poolers(ClusterSpec spec) {
        Port first = spec.network().publish().port();
        return count(spec.pooling().enabled() ? spec.pooling().instances() : 0)
                .mapToObj(index -> Pooler.of(index, first))
                .toList();
    }

    private static Proxy proxy(ClusterSpec spec, ConnectionBudget budget) {
        PublishSpec publish = spec.network().publish();
        int usable = budget.usable();
        return new Proxy(
                Names.PROXY,
                spec.pooling().enabled() ? Optional.empty() : Optional.of(publish.port()),
                publish.readOnlyPort(),
                usable,
                usable,
                Math.max(1, budget.direct()));
    }

    private static List<Endpoint> endpoints(PublishSpec publish, List<Pooler> poolers, Proxy proxy) {
        List<Endpoint> endpoints = new ArrayList<>();
        poolers.forEach(pooler -> endpoints.add(new Endpoint(
                Endpoint.Purpose.READ_WRITE_POOLED,
                publish.address(),
                pooler.publishedPort().number())));
        proxy.publishedReadWrite()
                .ifPresent(port ->
                        endpoints.add(new Endpoint(Endpoint.Purpose.READ_WRITE, publish.address(), port.number())));
        endpoints.add(new Endpoint(
                Endpoint.Purpose.READ_ONLY,
                publish.address(),
                proxy.publishedReadOnly().number()));
        return endpoints;
    }

    private static IntStream count(int number) {
        return IntStream.rangeClosed(1, number);
    }
}
