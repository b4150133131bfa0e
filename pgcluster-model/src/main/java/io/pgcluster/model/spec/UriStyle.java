package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the address of an object names its bucket or account. */
public enum UriStyle {
    @Doc("In the host name: bucket.s3.example.com.")
    @JsonProperty("host")
    HOST("host"),
    @Doc("In the path: s3.example.com/bucket.")
    @JsonProperty("path")
    PATH("path");

    private final String text;

    UriStyle(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
