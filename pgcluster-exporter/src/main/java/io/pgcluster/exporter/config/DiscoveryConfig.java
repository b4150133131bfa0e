package io.pgcluster.exporter.config;

import io.pgcluster.model.spec.Doc;
import java.util.Optional;

/** What is looked up rather than listed. */
public record DiscoveryConfig(
        @Doc("Members of a cluster, from Patroni's REST API.")
        Optional<PatroniConfig> patroni,

        @Doc("Databases that collectors of scope database visit.")
        DatabasesConfig databases) {}
