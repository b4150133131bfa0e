package io.pgcluster.model.spec;

import io.pgcluster.model.value.Port;
import java.util.List;

/** Addresses and ports on the host (Compose). */
public record PublishSpec(
        @Doc(
                value = "Host address that ports are published on; 127.0.0.1 keeps them on this machine.",
                example = "127.0.0.1")
        String address,

        @Doc("Read-write port of the first pooler, or of the first proxy without pooling; further ones count up.")
        Port port,

        @Doc(
                "Read-write port of the first proxy, past the poolers: for migrations, LISTEN, session locks and pg_dump; further"
                        + " proxies count up. Without pooling there is only \"port\".")
        Port readWritePort,

        @Doc("Read-only port of the first proxy, balanced over the replicas; further proxies count up.")
        Port readOnlyPort,

        @Doc("Port of the exporter's metrics; on the loopback address only, since they need no password.")
        Port metricsPort,

        @Doc("Port of Prometheus; on the loopback address only, since it needs no password.")
        Port prometheusPort,

        @Doc("Port of Alertmanager; on the loopback address only, since it needs no password.")
        Port alertmanagerPort,

        @Doc("Port of Grafana; on the loopback address only, since it speaks HTTP.")
        Port grafanaPort,

        @Doc("Port of pgAdmin; on the loopback address only, since it speaks HTTP.")
        Port pgAdminPort,

        @Doc(
                value = "Further names that clients use for the cluster; they enter the server certificates.",
                example = "[db.example.com]")
        List<String> hostNames) {
    /** Keeps unmodifiable copies. */
    public PublishSpec {
        hostNames = Values.list(hostNames);
    }
}
