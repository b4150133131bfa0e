package io.pgcluster.model.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the members run (Kubernetes). */
public record PlacementSpec(
        @Doc("Whether members may share a node.") AntiAffinity antiAffinity,

        @Doc(value = "Topology keys that members are spread over.", example = "[topology.kubernetes.io/zone]")
        List<String> spread,

        @Doc("Labels that a node must carry.") Map<String, String> nodeSelector,
        @Doc("Taints that are tolerated.") List<TolerationSpec> tolerations,
        @Doc("Priority class of the database pods.") Optional<String> priorityClass) {
    /** Keeps unmodifiable copies. */
    public PlacementSpec {
        spread = Values.list(spread);
        nodeSelector = Values.map(nodeSelector);
        tolerations = Values.list(tolerations);
    }
}
