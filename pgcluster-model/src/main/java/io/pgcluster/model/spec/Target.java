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
    COMPOSE("compose", true, true),
    @Doc("Plain Kubernetes manifests.")
    @JsonProperty("kubernetes")
    KUBERNETES("kubernetes", false, true),
    @Doc("Helm chart.")
    @JsonProperty("helm")
    HELM("helm", false, true),
    @Doc(
            "Files for a Prometheus, an Alertmanager and a Grafana of your own, which monitor the cluster that another target runs.")
    @JsonProperty("monitoring")
    MONITORING("monitoring", true, false),
    @Doc("Backstage catalogue entries.")
    @JsonProperty("backstage")
    BACKSTAGE("backstage", false, false);

    private final String text;
    private final boolean implemented;
    private final boolean runsCluster;

    Target(String text, boolean implemented, boolean runsCluster) {
        this.text = text;
        this.implemented = implemented;
        this.runsCluster = runsCluster;
    }

    /** Whether its files start the cluster; those of the others are about a cluster that one of these runs. */
    public boolean runsCluster() {
        return runsCluster;
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
