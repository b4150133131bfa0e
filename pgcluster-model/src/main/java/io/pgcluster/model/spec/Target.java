package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be rendered from one specification. */
public enum Target {
    @Doc("Docker Compose bundle for one host.")
    @JsonProperty("compose")
    COMPOSE("compose"),
    @Doc("Plain Kubernetes manifests.")
    @JsonProperty("kubernetes")
    KUBERNETES("kubernetes"),
    @Doc("Helm chart.")
    @JsonProperty("helm")
    HELM("helm"),
    @Doc("Backstage catalogue entries.")
    @JsonProperty("backstage")
    BACKSTAGE("backstage");

    private final String text;

    Target(String text) {
        this.text = text;
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
