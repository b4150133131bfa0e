package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can be rendered from one specification. */
public enum Target {
    @Doc("Docker Compose bundle for one host.")
    @JsonProperty("compose")
    COMPOSE("compose", true),
    @Doc("Plain Kubernetes manifests.")
    @JsonProperty("kubernetes")
    KUBERNETES("kubernetes", false),
    @Doc("Helm chart.")
    @JsonProperty("helm")
    HELM("helm", false),
    @Doc("Backstage catalogue entries.")
    @JsonProperty("backstage")
    BACKSTAGE("backstage", false);

    private final String text;
    private final boolean implemented;

    Target(String text, boolean implemented) {
        this.text = text;
        this.implemented = implemented;
    }

    /** Every target that this version renders. */
    public static Set<Target> implemented() {
        return Collections.unmodifiableSet(EnumSet.copyOf(
                Arrays.stream(values()).filter(target -> target.implemented).toList()));
    }

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return text;
    }
}
