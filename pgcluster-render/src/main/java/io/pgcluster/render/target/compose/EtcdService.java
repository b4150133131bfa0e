package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Authority;
import io.pgcluster.render.plan.EtcdMember;
import io.pgcluster.render.plan.ImagePlan.Component;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Ports;
import io.pgcluster.render.plan.UserIds;
import io.pgcluster.render.text.Tree;
import java.util.List;
import java.util.stream.Collectors;

/** A member of the consensus store. Only the members and the database nodes reach it, each with a certificate. */
final class EtcdService {
    /** When reached etcd refuses writes: far above what Patroni needs, which is a few keys. */
    private static final long QUOTA_BYTES = 256L << 20;

    private static final String CA = Names.tls(Authority.CONTROL.certificateFile());
    private static final String CERTIFICATE = Names.tls("server.crt");
    private static final String KEY = Names.tls("server.key");

    private EtcdService() {}

    static Tree service(Plan plan, EtcdMember member) {
        return ServiceDefaults.longRunning(
                        plan.image(Component.CONSENSUS),
                        UserIds.CONSENSUS,
                        plan.cluster().spec().resources().consensus(),
                        100)
                .put("stop_grace_period", "5s") // the last one cannot hand over its leadership, and waits
                .put("networks", List.of(Names.CLUSTER_NETWORK))
                .put("depends_on", ServiceDefaults.afterKeys())
                .put("environment", environment(plan, member))
                .put(
                        "volumes",
                        List.of(
                                Names.dataVolume(member.name()) + ":" + Names.CONSENSUS_VOLUME,
                                Names.tlsVolume(member.name()) + ":" + Names.TLS_DIRECTORY + ":ro"))
                .put("healthcheck", ServiceDefaults.healthCheck(healthCommand()));
    }

    private static Tree environment(Plan plan, EtcdMember member) {
        String members = plan.topology().consensus().stream()
                .map(other -> other.name() + "=" + other.peerUrl())
                .collect(Collectors.joining(","));
        return new Tree()
                .put("ETCD_NAME", member.name())
                .put("ETCD_DATA_DIR", Names.CONSENSUS_VOLUME + "/data")
                .put("ETCD_INITIAL_CLUSTER", members)
                .put("ETCD_INITIAL_CLUSTER_STATE", "new")
                .put("ETCD_INITIAL_CLUSTER_TOKEN", plan.name()) // members of another cluster are refused
                .put("ETCD_ADVERTISE_CLIENT_URLS", member.clientUrl())
                .put("ETCD_INITIAL_ADVERTISE_PEER_URLS", member.peerUrl())
                .put("ETCD_LISTEN_CLIENT_URLS", "https://0.0.0.0:" + Ports.CONSENSUS_CLIENT)
                .put("ETCD_LISTEN_PEER_URLS", "https://0.0.0.0:" + Ports.CONSENSUS_PEER)
                .put("ETCD_LISTEN_METRICS_URLS", "http://0.0.0.0:" + Ports.CONSENSUS_METRICS)
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
                "CMD",
                "etcdctl",
                "--endpoints=https://127.0.0.1:" + Ports.CONSENSUS_CLIENT,
                "--cacert=" + CA,
                "--cert=" + CERTIFICATE,
                "--key=" + KEY,
                "--command-timeout=2s",
                "endpoint",
                "health");
    }
}
