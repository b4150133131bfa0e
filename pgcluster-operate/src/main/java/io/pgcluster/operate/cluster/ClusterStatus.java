package io.pgcluster.operate.cluster;

import io.pgcluster.operate.secret.Expiry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cluster at one moment.
 *
 * @param state whether it runs
 * @param members its database nodes; none if it is not known which there are
 * @param maintenance whether nothing would be promoted now
 * @param parts everything else that runs
 * @param certificate the certificate that ends first
 * @param page where users look at it
 * @param findings what is not as the plan wants it; empty if it is healthy
 */
public record ClusterStatus(
        State state,
        List<MemberStatus> members,
        boolean maintenance,
        List<PartStatus> parts,
        Optional<Expiry> certificate,
        Optional<String> page,
        List<String> findings) {
    /** Whether a cluster runs. */
    public enum State {
        /** It runs, and its members are known. */
        RUNNING,
        /** Nothing takes writes. */
        STOPPED,
        /** Database nodes run, but it is not known who is primary. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps unmodifiable copies. */
    public ClusterStatus {
        members = List.copyOf(members);
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
    }

    /** The member that takes writes, if there is one. */
    public Optional<MemberStatus> primary() {
        return members.stream().filter(MemberStatus::primary).findFirst();
    }

    /** Whether everything is as the plan wants it. */
    public boolean isHealthy() {
        return findings.isEmpty();
    }
}
