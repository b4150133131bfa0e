package io.pgcluster.model.spec;

import io.pgcluster.model.value.DnsLabel;

/** The cluster's name and owner. */
public record Metadata(
        @Doc(
                value = "Name of the cluster, a DNS label; every other name derives from it.",
                example = "my-postgres-cluster")
        DnsLabel name,

        @Doc(
                value = "What it is for, in one line or several; shown in documents and catalogues.",
                example = "Production PostgreSQL cluster")
        String description,

        @Doc(value = "Team or person responsible; shown in catalogues and alerts.", example = "team-payments")
        String owner) {}
