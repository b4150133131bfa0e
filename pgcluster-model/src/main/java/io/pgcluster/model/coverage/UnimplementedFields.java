package io.pgcluster.model.coverage;

import io.pgcluster.model.spec.AntiAffinity;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.PlacementSpec;
import io.pgcluster.model.spec.StorageType;
import io.pgcluster.model.spec.Target;
import java.util.List;

/**
 * The fields that change nothing in what this version renders. A test changes every field of the specification and holds this table
 * against the rendering, both ways.
 */
public final class UnimplementedFields {
    private static final List<UnimplementedField> COMPOSE = List.of(
            new UnimplementedField(
                    "network-policy-not-for-compose",
                    List.of("spec.security.networkPolicy"),
                    spec -> true,
                    "security.networkPolicy is for Kubernetes. A Compose bundle always separates its networks."),
            new UnimplementedField(
                    "storage-class-not-for-compose",
                    List.of("spec.resources.storage.class"),
                    spec -> spec.resources().storage().storageClass().isPresent(),
                    "resources.storage.class is for Kubernetes: Docker volumes have no storage class."),
            new UnimplementedField(
                    "repository-size-not-for-compose",
                    List.of("spec.backup.storage.size"),
                    spec -> spec.backup().enabled() && spec.backup().storage().type() == StorageType.LOCAL,
                    "backup.storage.size is for Kubernetes: Docker volumes have no size limit, so a repository grows until the"
                            + " disk is full."),
            new UnimplementedField(
                    "placement-not-for-compose",
                    List.of("spec.placement"),
                    spec -> isPlaced(spec.placement()),
                    "placement is for Kubernetes: a Compose bundle runs on one host."),
            new UnimplementedField(
                    "autoscaling-not-for-compose",
                    List.of("spec.autoscaling"),
                    spec -> spec.autoscaling().enabled(),
                    "autoscaling is for Kubernetes: a Compose bundle runs highAvailability.replicas replicas."));

    private UnimplementedFields() {}

    /** What {@code target} does not execute; empty for one that runs no cluster or does not exist yet, of which there is nothing to say. */
    public static List<UnimplementedField> of(Target target) {
        return target == Target.COMPOSE ? COMPOSE : List.of();
    }

    /** What the targets of {@code spec} do not execute although it asks for it. */
    public static List<UnimplementedField> askedFor(ClusterSpec spec) {
        return spec.targets().stream()
                .flatMap(target -> of(target).stream())
                .filter(field -> field.asked().test(spec))
                .distinct()
                .toList();
    }

    private static boolean isPlaced(PlacementSpec placement) {
        return placement.antiAffinity() != AntiAffinity.PREFERRED
                || !placement.spread().isEmpty()
                || !placement.nodeSelector().isEmpty()
                || !placement.tolerations().isEmpty()
                || placement.priorityClass().isPresent();
    }
}
