package io.pgcluster.exporter.config;

import io.pgcluster.model.spec.Doc;

/** A mounted file system. */
public record VolumeConfig(
        @Doc(value = "Value of the label volume.", example = "data")
        String name,

        @Doc(value = "A path on it.", example = "/var/lib/postgresql/data")
        String path) {}
