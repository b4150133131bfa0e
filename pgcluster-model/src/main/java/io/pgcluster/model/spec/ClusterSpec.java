package io.pgcluster.model.spec;

import java.util.List;

/** What the cluster is, section by section. */
public record ClusterSpec(
        @Doc("The database server.") PostgresSpec postgres,
        @Doc("Replicas, replication and failover.") HighAvailabilitySpec highAvailability,

        @Doc("The connection pooler in front of the servers.")
        PoolingSpec pooling,

        @Doc("Backups, WAL archiving and their verification.")
        BackupSpec backup,

        @Doc("CPU, memory and storage of every component.") ResourcesSpec resources,
        @Doc("Where clients reach the cluster.") NetworkSpec network,
        @Doc("Metrics, dashboards, alerts and logs.") MonitoringSpec monitoring,

        @Doc("Who may connect, roles, passwords, certificates and audit.")
        SecuritySpec security,

        @Doc("Where the members run (Kubernetes).") PlacementSpec placement,

        @Doc("Adding and removing replicas by load (Kubernetes).")
        AutoscalingSpec autoscaling,

        @Doc("Container images to use instead of the built-in ones.")
        ImagesSpec images,

        @Doc(value = "What to render.", example = "[compose]")
        List<Target> targets) {
    /** Keeps unmodifiable copies. */
    public ClusterSpec {
        targets = Values.list(targets);
    }
}
