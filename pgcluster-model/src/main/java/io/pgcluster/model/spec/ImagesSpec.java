package io.pgcluster.model.spec;

import io.pgcluster.model.value.ImageReference;
import java.util.Optional;

/** Container images, where other than the built-in ones are wanted. */
public record ImagesSpec(
        @Doc(value = "Database nodes.", example = "registry.example.com/pgcluster/postgres:15-1")
        Optional<ImageReference> postgres,

        @Doc("PgBouncer.") Optional<ImageReference> pooler,
        @Doc("HAProxy.") Optional<ImageReference> proxy,
        @Doc("etcd.") Optional<ImageReference> consensus,
        @Doc("The exporter.") Optional<ImageReference> exporter) {}
