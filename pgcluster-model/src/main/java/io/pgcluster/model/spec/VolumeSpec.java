package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.value.MemorySize;
import java.util.Optional;

/** Storage of each database node. */
public record VolumeSpec(
        @Doc(value = "Size of the data volume.", example = "100Gi")
        MemorySize size,

        @Doc(value = "Storage class (Kubernetes); the default class if absent.", example = "fast-ssd")
        @JsonProperty("class")
        Optional<String> storageClass,

        @Doc(value = "Size of a separate volume for WAL; without it, WAL is on the data volume.", example = "20Gi")
        Optional<MemorySize> walSize) {}
