package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the cluster authenticates to the store. */
public enum CloudIdentity {
    @Doc("A long-lived key from a secret (all stores).")
    @JsonProperty("keys")
    KEYS("keys"),
    @Doc("A token of the platform: IAM roles for service accounts (s3), workload identity (gcs).")
    @JsonProperty("web-identity")
    WEB_IDENTITY("web-identity"),
    @Doc("EKS Pod Identity (s3).")
    @JsonProperty("pod-identity")
    POD_IDENTITY("pod-identity"),
    @Doc("The identity of the machine (s3, gcs, azure managed identity).")
    @JsonProperty("instance")
    INSTANCE("instance");

    private final String text;

    CloudIdentity(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
