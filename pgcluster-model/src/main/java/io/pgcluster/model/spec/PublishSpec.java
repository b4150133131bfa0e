package io.pgcluster.model.spec;

import io.pgcluster.model.value.Port;
import java.util.List;

/** Addresses and ports on the host (Compose). */
public record PublishSpec(
        @Doc(
                value = "Host address that ports are published on; 127.0.0.1 keeps them on this machine.",
                example = "127.0.0.1")
        String address,

        @Doc("Read-write port of the first pooler (further ones count up), or of the proxy without pooling.")
        Port port,

        @Doc("Port that is balanced over the replicas.") Port readOnlyPort,

        @Doc("Port of the exporter's metrics; on the loopback address only, since they need no password.")
        Port metricsPort,

        @Doc(
                value = "Further names that clients use for the cluster; they enter the server certificates.",
                example = "[db.example.com]")
        List<String> hostNames) {
    /** Keeps unmodifiable copies. */
    public PublishSpec {
        hostNames = Values.list(hostNames);
    }
}
