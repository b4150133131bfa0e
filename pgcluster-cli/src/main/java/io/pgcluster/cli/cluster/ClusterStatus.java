package io.pgcluster.cli.cluster;

import io.pgcluster.cli.secret.Expiry;
import java.util.List;
import java.util.Optional;

/**
 * A cluster at one moment.
 *
 * @param view as Patroni sees it; empty if no member answers
 * @param parts consensus, proxy and poolers
 * @param certificate the certificate that ends first
 * @param findings what is not as the plan wants it; empty if all is well
 */
public record ClusterStatus(
        Optional<ClusterView> view, List<PartStatus> parts, Optional<Expiry> certificate, List<String> findings) {
    /** Keeps unmodifiable copies. */
    public ClusterStatus {
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
    }

    /** Whether all is as the plan wants it. */
    public boolean isHealthy() {
        return findings.isEmpty();
    }
}
