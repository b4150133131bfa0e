package io.pgcluster.model.spec;

import io.pgcluster.model.value.ImageReference;
import java.util.Optional;

/** Container images to use instead of the built-in ones. */
public record ImagesSpec(
        @Doc(value = "Database nodes.", example = "registry.example.com/pgcluster/postgres:15-1")
        Optional<ImageReference> postgres,

        @Doc("PgBouncer.") Optional<ImageReference> pooler,
        @Doc("HAProxy.") Optional<ImageReference> proxy,
        @Doc("etcd.") Optional<ImageReference> consensus,
        @Doc("The exporter.") Optional<ImageReference> exporter,
        @Doc("Prometheus.") Optional<ImageReference> prometheus,
        @Doc("Alertmanager.") Optional<ImageReference> alertmanager,
        @Doc("node_exporter.") Optional<ImageReference> nodeExporter,
        @Doc("Grafana.") Optional<ImageReference> grafana,
        @Doc("pgAdmin.") Optional<ImageReference> pgAdmin) {}
