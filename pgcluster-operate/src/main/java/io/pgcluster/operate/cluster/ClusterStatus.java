package io.pgcluster.operate.cluster;

import io.pgcluster.operate.secret.Expiry;
import java.util.List;
import java.util.Optional;

/**
 * A cluster at one moment.
 *
 * @param state whether it runs, and what Patroni knows
 * @param parts consensus, proxy and poolers
 * @param certificate the certificate that ends first
 * @param findings what is not as the plan wants it; empty if all is well
 */
public record ClusterStatus(
        ClusterState state, List<PartStatus> parts, Optional<Expiry> certificate, List<String> findings) {
    /** Keeps unmodifiable copies. */
    public ClusterStatus {
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
    }

    /** As Patroni sees it; empty if it does not run or Patroni does not answer. */
    public Optional<ClusterView> view() {
        return state instanceof ClusterState.Running running ? Optional.of(running.view()) : Optional.empty();
    }

    /** Whether all is as the plan wants it. */
    public boolean isHealthy() {
        return findings.isEmpty();
    }
}
