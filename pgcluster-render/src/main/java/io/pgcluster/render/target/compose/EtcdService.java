package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.text.Tree;
import java.util.List;
import java.util.stream.Collectors;

/** A member of the consensus store. Only the members and the database nodes reach it, each with a certificate. */
final class EtcdService {
    /** When reached etcd refuses writes: far above what Patroni needs, which is a few keys. */
    private static final long QUOTA_BYTES = 256L << 20;

    private static final String CA = ComposeNames.tls(Authority.CONTROL.certificateFile());
    private static final String CERTIFICATE = ComposeNames.tls("server.crt");
    private static final String KEY = ComposeNames.tls("server.key");

    private EtcdService() {}

    static Tree service(Plan plan, StoreMember member) {
        return ServiceDefaults.longRunning(
                        plan.image(ComposeImages.CONSENSUS),
                        ContainerUsers.CONSENSUS,
                        plan.cluster().spec().resources().consensus(),
                        100)
                .put("stop_grace_period", "5s") // the last one cannot hand over its leadership, and waits
                .put("networks", List.of(ComposeNames.CLUSTER_NETWORK))
                .put("depends_on", ServiceDefaults.afterKeys())
                .put("environment", environment(plan, member))
                .put(
                        "volumes",
                        List.of(
                                ComposeNames.dataVolume(member.name()) + ":" + ComposeNames.CONSENSUS_VOLUME,
                                ComposeNames.tlsVolume(member.name()) + ":" + ComposeNames.TLS_DIRECTORY + ":ro"))
                .put("healthcheck", HealthCheck.of(healthCommand()));
    }

    private static Tree environment(Plan plan, StoreMember member) {
        String members = plan.topology().consensus().stream()
                .map(other -> other.name() + "=" + EtcdUrls.peer(other))
                .collect(Collectors.joining(","));
        return new Tree()
                .put("ETCD_NAME", member.name())
                .put("ETCD_DATA_DIR", ComposeNames.CONSENSUS_VOLUME + "/data")
                .put("ETCD_INITIAL_CLUSTER", members)
                .put("ETCD_INITIAL_CLUSTER_STATE", "new")
                .put("ETCD_INITIAL_CLUSTER_TOKEN", plan.name()) // members of another cluster are refused
                .put("ETCD_ADVERTISE_CLIENT_URLS", EtcdUrls.client(member))
                .put("ETCD_INITIAL_ADVERTISE_PEER_URLS", EtcdUrls.peer(member))
                .put("ETCD_LISTEN_CLIENT_URLS", "https://0.0.0.0:" + ComposePorts.CONSENSUS_CLIENT)
                .put("ETCD_LISTEN_PEER_URLS", "https://0.0.0.0:" + ComposePorts.CONSENSUS_PEER)
                .put("ETCD_LISTEN_METRICS_URLS", "http://0.0.0.0:" + ComposePorts.CONSENSUS_METRICS)
                .putAll(tls().asMap())
                .put("ETCD_AUTO_COMPACTION_MODE", "periodic") // without it the file grows for ever
                .put("ETCD_AUTO_COMPACTION_RETENTION", "1h")
                .put("ETCD_QUOTA_BACKEND_BYTES", Long.toString(QUOTA_BYTES))
                .put("ETCD_LOG_LEVEL", "warn");
    }

    private static Tree tls() {
        Tree tls = new Tree();
        for (String side : List.of("", "PEER_")) {
            tls.put("ETCD_" + side + "TRUSTED_CA_FILE", CA)
                    .put("ETCD_" + side + "CERT_FILE", CERTIFICATE)
                    .put("ETCD_" + side + "KEY_FILE", KEY)
                    .put("ETCD_" + (side.isEmpty() ? "CLIENT_" : side + "CLIENT_") + "CERT_AUTH", "true");
        }
        return tls;
    }

    private static List<String> healthCommand() {
        return List.of(
                "etcdctl",
                "--endpoints=https://127.0.0.1:" + ComposePorts.CONSENSUS_CLIENT,
                "--cacert=" + CA,
                "--cert=" + CERTIFICATE,
                "--key=" + KEY,
                "--command-timeout=2s",
                "endpoint",
                "health");
    }
}
