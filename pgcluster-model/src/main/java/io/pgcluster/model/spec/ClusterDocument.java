package io.pgcluster.model.spec;

/** A whole specification file. */
public record ClusterDocument(
        @Doc("Version of this format; always pgcluster.io/v1.")
        String apiVersion,

        @Doc("Kind of this document; always PostgresCluster.")
        String kind,

        @Doc("The cluster's name and owner.") Metadata metadata,
        @Doc("What the cluster is.") ClusterSpec spec) {
    /** The only version of this format. */
    public static final String API_VERSION = "pgcluster.io/v1";

    /** The only kind of document. */
    public static final String KIND = "PostgresCluster";
}
