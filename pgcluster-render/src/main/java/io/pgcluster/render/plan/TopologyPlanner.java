package io.pgcluster.render.plan;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.model.value.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Counts the members, poolers, proxies and consensus members out, and gives them their ports. */
final class TopologyPlanner {
    private TopologyPlanner() {}

    static Topology topology(ClusterSpec spec) {
        List<Pooler> poolers = poolers(spec);
        List<Proxy> proxies = proxies(spec);
        return new Topology(
                count(spec.highAvailability().members()).mapToObj(Member::of).toList(),
                count(spec.highAvailability().consensus().members())
                        .mapToObj(EtcdMember::of)
                        .toList(),
                poolers,
                proxies,
                endpoints(spec.network().publish().address(), poolers, proxies),
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

    private static List<Proxy> proxies(ClusterSpec spec) {
        PublishSpec publish = spec.network().publish();
        Port readWrite = spec.pooling().enabled() ? publish.readWritePort() : publish.port();
        return count(spec.highAvailability().proxies())
                .mapToObj(index -> Proxy.of(index, readWrite, publish.readOnlyPort()))
                .toList();
    }

    private static List<Endpoint> endpoints(String address, List<Pooler> poolers, List<Proxy> proxies) {
        List<Endpoint> endpoints = new ArrayList<>();
        poolers.forEach(
                pooler -> endpoints.add(endpoint(Endpoint.Purpose.READ_WRITE_POOLED, address, pooler.publishedPort())));
        proxies.forEach(proxy ->
                endpoints.add(endpoint(Endpoint.Purpose.READ_WRITE_DIRECT, address, proxy.publishedReadWrite())));
        proxies.forEach(
                proxy -> endpoints.add(endpoint(Endpoint.Purpose.READ_ONLY, address, proxy.publishedReadOnly())));
        return endpoints;
    }

    private static Endpoint endpoint(Endpoint.Purpose purpose, String address, Port port) {
        return new Endpoint(purpose, address, port.number());
    }

    private static IntStream count(int number) {
        return IntStream.rangeClosed(1, number);
    }
}
