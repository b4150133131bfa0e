package io.pgcluster.model.spec;

/** CPU, memory and storage of every component. */
public record ResourcesSpec(
        @Doc("Each database node.") ComputeSpec postgres,
        @Doc("Each PgBouncer.") ComputeSpec pooler,
        @Doc("HAProxy.") ComputeSpec proxy,
        @Doc("Each etcd member.") ComputeSpec consensus,
        @Doc("The exporter.") ComputeSpec exporter,

        @Doc("The backup host, which also runs the throw-away server of restore drills.")
        ComputeSpec backup,

        @Doc("Prometheus.") ComputeSpec prometheus,
        @Doc("Alertmanager.") ComputeSpec alertmanager,
        @Doc("node_exporter.") ComputeSpec nodeExporter,
        @Doc("Grafana.") ComputeSpec grafana,
        @Doc("pgAdmin.") ComputeSpec pgAdmin,

        @Doc("Storage of each database node.") VolumeSpec storage) {}
