package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.model.value.Port;
import io.pgcluster.render.platform.BackupHost;
import io.pgcluster.render.platform.ConsensusStore;
import io.pgcluster.render.platform.Destination;
import io.pgcluster.render.platform.Endpoint;
import io.pgcluster.render.platform.Endpoint.Purpose;
import io.pgcluster.render.platform.Exporter;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.platform.Proxies;
import io.pgcluster.render.platform.Proxy;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.platform.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts the members, poolers, proxies and consensus members out, and gives them their names and ports. */
final class ComposeTopology {
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

    /** etcd looks for ended leases twice a second. */
    private static final Duration LEASE_ENDS = Duration.ofMillis(500);

    private ComposeTopology() {}

    static Topology of(ClusterSpec spec) {
        List<Pooler> poolers = count(spec.pooling().enabled() ? spec.pooling().instances() : 0)
                .mapToObj(ComposeTopology::pooler)
                .toList();
        Proxies proxies = proxies(spec);
        return new Topology(
                count(spec.highAvailability().members())
                        .mapToObj(ComposeTopology::member)
                        .toList(),
                store(spec),
                poolers,
                proxies,
                endpoints(spec, poolers, proxies.proxies()),
                published(spec.network().publish()),
                exporter(spec),
                backup(spec),
                ComposeCompanions.of(spec, loopback(spec.network().publish().address())));
    }

    private static Member member(int index) {
        String name = ComposeNames.member(index);
        String peerAddress = ComposeNames.clusterAddress(name);
        return new Member(index, name, name, peerAddress, List.of(name, peerAddress));
    }

    private static ConsensusStore store(ClusterSpec spec) {
        return new ConsensusStore(
                "etcd",
                "etcd3",
                ComposeNames.CONSENSUS_NAMESPACE,
                count(spec.highAvailability().consensus().members())
                        .mapToObj(index ->
                                new StoreMember(index, ComposeNames.consensus(index), ComposePorts.CONSENSUS_CLIENT))
                        .toList(),
                ContainerUsers.CONSENSUS,
                LEASE_ENDS);
    }

    /** By the network from which a pooler's access rules let the statistics user in. */
    private static Pooler pooler(int index) {
        String name = ComposeNames.pooler(index);
        String address = ComposeNames.frontAddress(name);
        return new Pooler(index, name, address, List.of(name, address));
    }

    /** The plain names also mean the proxies' addresses on the network of published ports, where poolers are clients. */
    private static Proxies proxies(ClusterSpec spec) {
        List<Proxy> proxies = count(spec.highAvailability().proxies())
                .mapToObj(ComposeTopology::proxy)
                .toList();
        String together = ComposeNames.frontAddress(ComposeNames.proxies());
        Stream<String> names =
                proxies.stream().flatMap(proxy -> Stream.of(proxy.name(), ComposeNames.frontAddress(proxy.name())));
        return new Proxies(
                "HAProxy",
                proxies,
                new Destination(together, ComposePorts.READ_WRITE),
                proxies.stream()
                        .map(proxy -> new Destination(proxy.name(), ComposePorts.READ_WRITE_DIRECT))
                        .toList(),
                Stream.concat(names, Stream.of(together)).toList(),
                ContainerUsers.PROXY,
                ProxyProfiles.timing(spec.highAvailability().failover().profile()));
    }

    private static Proxy proxy(int index) {
        String name = ComposeNames.proxy(index);
        return new Proxy(index, name, "http://" + name + ":" + ComposePorts.PROXY_INTERNAL + "/metrics");
    }

    /** Where clients reach {@code pooler} from outside. */
    static Port published(ClusterSpec spec, Pooler pooler) {
        return spec.network().publish().port().plus(pooler.index() - 1);
    }

    /** Where clients reach the primary from outside, past the poolers. */
    static Port publishedReadWrite(ClusterSpec spec, Proxy proxy) {
        PublishSpec publish = spec.network().publish();
        Port first = spec.pooling().enabled() ? publish.readWritePort() : publish.port();
        return first.plus(proxy.index() - 1);
    }

    /** Where clients reach the replicas from outside. */
    static Port publishedReadOnly(ClusterSpec spec, Proxy proxy) {
        return spec.network().publish().readOnlyPort().plus(proxy.index() - 1);
    }

    private static List<Endpoint> endpoints(ClusterSpec spec, List<Pooler> poolers, List<Proxy> proxies) {
        List<Endpoint> endpoints = new ArrayList<>();
        poolers.forEach(pooler -> endpoints.add(endpoint(spec, Purpose.READ_WRITE_POOLED, published(spec, pooler))));
        proxies.forEach(
                proxy -> endpoints.add(endpoint(spec, Purpose.READ_WRITE_DIRECT, publishedReadWrite(spec, proxy))));
        proxies.forEach(proxy -> endpoints.add(endpoint(spec, Purpose.READ_ONLY, publishedReadOnly(spec, proxy))));
        return endpoints;
    }

    private static Endpoint endpoint(ClusterSpec spec, Purpose purpose, Port port) {
        return new Endpoint(purpose, spec.network().publish().address(), port.number());
    }

    private static List<String> published(PublishSpec publish) {
        Stream<String> address =
                ANY_ADDRESS.contains(publish.address()) ? Stream.empty() : Stream.of(publish.address());
        return Stream.concat(address, publish.hostNames().stream().map(Object::toString))
                .toList();
    }

    private static Optional<Exporter> exporter(ClusterSpec spec) {
        PublishSpec publish = spec.network().publish();
        return spec.monitoring().prometheus()
                ? Optional.of(new Exporter(ComposeNames.EXPORTER, loopback(publish.address()), publish.metricsPort()))
                : Optional.empty();
    }

    private static Optional<BackupHost> backup(ClusterSpec spec) {
        String address = ComposeNames.clusterAddress(ComposeNames.BACKUP);
        return spec.backup().enabled()
                ? Optional.of(new BackupHost(ComposeNames.BACKUP, address, List.of(ComposeNames.BACKUP, address)))
                : Optional.empty();
    }

    /** The address itself, if only this host reaches it. */
    private static String loopback(String address) {
        return address.equals("::1") || address.startsWith("127.") ? address : "127.0.0.1";
    }

    private static IntStream count(int number) {
        return IntStream.rangeClosed(1, number);
    }
}
