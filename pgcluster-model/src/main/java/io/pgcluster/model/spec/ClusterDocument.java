package io.pgcluster.model.spec;

/** A whole specification file. */
public record ClusterDocument(
        @Doc("Version of this format; always pgcluster.io/v1.")
        String apiVersion,

        @Doc("Kind of this document; always PostgresCluster.")
        String kind,

        @Doc("What the cluster is called and whose it is.") Metadata metadata,
        @Doc("What the cluster is.") ClusterSpec spec) {}
