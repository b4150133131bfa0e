package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kind of repository. */
public enum StorageType {
    @Doc("A volume on a repository host of the cluster.")
    @JsonProperty("local")
    LOCAL("local"),
    @Doc("Amazon S3 or a compatible store.")
    @JsonProperty("s3")
    S3("s3"),
    @Doc("Google Cloud Storage.")
    @JsonProperty("gcs")
    GCS("gcs"),
    @Doc("Azure Blob Storage.")
    @JsonProperty("azure")
    AZURE("azure");

    private final String text;

    StorageType(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
