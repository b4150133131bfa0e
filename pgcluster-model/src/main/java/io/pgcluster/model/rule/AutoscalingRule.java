package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.AutoscalingSpec;
import io.pgcluster.model.spec.HighAvailabilitySpec;
import java.util.List;

/** The number of replicas that is written must be one that scaling may choose. */
final class AutoscalingRule implements SpecRule {
    private static final String ID = "autoscaling";

    @Override
    public List<Finding> check(Candidate candidate) {
        AutoscalingSpec scaling = candidate.spec().autoscaling();
        HighAvailabilitySpec availability = candidate.spec().highAvailability();
        if (!scaling.enabled()) {
            return List.of();
        }
        if (!availability.enabled()) {
            return List.of(Finding.error(
                    ID,
                    "spec.autoscaling.enabled",
                    "autoscaling is enabled, but spec.highAvailability.enabled is false",
                    "set spec.highAvailability.enabled to true, or remove autoscaling"));
        }
        if (scaling.minReplicas() > scaling.maxReplicas()) {
            return List.of(Finding.error(
                    ID,
                    "spec.autoscaling.minReplicas",
                    "minReplicas " + scaling.minReplicas() + " is more than maxReplicas " + scaling.maxReplicas(),
                    "lower minReplicas, or raise maxReplicas"));
        }
        int replicas = availability.replicas();
        if (replicas >= scaling.minReplicas() && replicas <= scaling.maxReplicas()) {
            return List.of();
        }
        return List.of(Finding.error(
                ID,
                "spec.highAvailability.replicas",
                "replicas is " + replicas + ", but autoscaling keeps them between " + scaling.minReplicas() + " and "
                        + scaling.maxReplicas(),
                "set replicas within that range, or change minReplicas and maxReplicas"));
    }
}
