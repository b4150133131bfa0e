package io.pgcluster.render.platform;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.Port;
import io.pgcluster.render.platform.ConfigMaps.RoleLabel;
import io.pgcluster.render.platform.Endpoint.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A platform that has nothing in common with Compose: ConfigMaps keep the leader lock, Services route, pods are called as a StatefulSet
 * calls them, and paths and user ids are others. No target renders for it; it shows that plan and configuration ask the platform.
 */
public final class KubernetesLikePlatform {
    private static final int POSTGRES = 5432;
    private static final int POOLER = 6432;
    private static final Duration SERVICES_FOLLOW = Duration.ofSeconds(1);

    private KubernetesLikePlatform() {}

    /** Where {@code cluster} stands. */
    public static Platform of(Cluster cluster) {
        ClusterSpec spec = cluster.spec();
        Stream<ImagePlan> images = Stream.of(
                        Optional.of(Images.ofPostgres(spec)), Images.ofPooler(spec), Images.ofExporter(spec))
                .flatMap(Optional::stream);
        return new Platform(
                topology(cluster.name(), spec),
                new SourceAddresses("all", Optional.empty(), Optional.empty()),
                paths(spec),
                new UserIds(26, 1997, 1998),
                images.toList(),
                List.of(new Note("volumes", "The storage class decides what a lost node means for its volume.")),
                List.of());
    }

    private static Topology topology(String cluster, ClusterSpec spec) {
        return new Topology(
                pods(spec.highAvailability().members())
                        .mapToObj(index -> member(cluster, index))
                        .toList(),
                configMaps(),
                pods(spec.pooling().enabled() ? spec.pooling().instances() : 0)
                        .mapToObj(index -> pooler(cluster, index))
                        .toList(),
                services(cluster),
                endpoints(cluster, spec),
                spec.network().publish().hostNames().stream()
                        .map(Object::toString)
                        .toList(),
                exporter(cluster, spec),
                backup(cluster, spec),
                List.of());
    }

    private static ConfigMaps configMaps() {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("app.kubernetes.io/name", "pgcluster");
        labels.put("app.kubernetes.io/component", "database");
        return new ConfigMaps(
                labels, "app.kubernetes.io/instance", new RoleLabel("pgcluster.io/role", "primary", "replica"));
    }

    private static Member member(String cluster, int index) {
        String pod = cluster + "-" + (index - 1);
        String address = pod + "." + cluster + "-members";
        return new Member(index, pod, address, address, List.of(pod, address));
    }

    private static Pooler pooler(String cluster, int index) {
        String pod = cluster + "-pooler-" + (index - 1);
        String address = pod + "." + cluster + "-poolers";
        return new Pooler(index, pod, address, List.of(pod, address, cluster + "-pooler"));
    }

    private static Services services(String cluster) {
        Destination primary = new Destination(cluster + "-primary", POSTGRES);
        Destination replicas = new Destination(cluster + "-replicas", POSTGRES);
        return new Services(primary, replicas, List.of(primary.host(), replicas.host()), SERVICES_FOLLOW);
    }

    private static List<Endpoint> endpoints(String cluster, ClusterSpec spec) {
        Services services = services(cluster);
        List<Endpoint> endpoints = new ArrayList<>();
        if (spec.pooling().enabled()) {
            endpoints.add(new Endpoint(Purpose.READ_WRITE_POOLED, cluster + "-pooler", POOLER));
        }
        endpoints.add(endpoint(Purpose.READ_WRITE_DIRECT, services.primary()));
        endpoints.add(endpoint(Purpose.READ_ONLY, services.replicas()));
        return endpoints;
    }

    private static Endpoint endpoint(Purpose purpose, Destination destination) {
        return new Endpoint(purpose, destination.host(), destination.port());
    }

    private static Optional<Exporter> exporter(String cluster, ClusterSpec spec) {
        return spec.monitoring().prometheus()
                ? Optional.of(new Exporter(cluster + "-exporter", cluster + "-exporter", new Port(9187)))
                : Optional.empty();
    }

    private static Optional<BackupHost> backup(String cluster, ClusterSpec spec) {
        String pod = cluster + "-backup-0";
        String address = pod + "." + cluster + "-backup";
        return spec.backup().enabled()
                ? Optional.of(new BackupHost(cluster + "-backup", address, List.of(cluster + "-backup", address)))
                : Optional.empty();
    }

    private static Paths paths(ClusterSpec spec) {
        return new Paths(
                "/etc/pgcluster/tls",
                "/etc/pgcluster/scripts",
                "/usr/lib/postgresql/" + spec.postgres().version() + "/bin",
                "/pgdata/data",
                "/pgwal/wal",
                "/run/postgresql",
                "/run/pooler",
                "/etc/pgcluster/pooler/hba.conf",
                List.of(),
                "/run/patroni",
                "/pgdata/spool",
                "/etc/pgbackrest",
                "/etc/pgcluster/exporter",
                "/repository",
                "/backup");
    }

    private static IntStream pods(int number) {
        return IntStream.rangeClosed(1, number);
    }
}
