package io.pgcluster.operate.cluster;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What running parts have not read yet.
 *
 * @param proxy the proxy's configuration
 * @param poolers the poolers' configuration
 * @param exporter the exporter's configuration
 * @param companions configuration of programs next to the cluster, by the names that {@link AppliedState} has for them
 * @param members the database nodes' own configuration
 * @param certificates certificates
 * @param trust whom certificates are accepted from
 */
record Changes(
        boolean proxy,
        boolean poolers,
        boolean exporter,
        Set<String> companions,
        boolean members,
        boolean certificates,
        boolean trust) {
    /** What of {@code now} is new to a cluster that was brought up with {@code before}. */
    static Changes between(AppliedState before, AppliedState now) {
        return new Changes(
                now.differs(before, AppliedState.PROXY),
                now.differs(before, AppliedState.POOLERS),
                now.differs(before, AppliedState.EXPORTER),
                AppliedState.COMPANIONS.keySet().stream()
                        .filter(name -> now.differs(before, name))
                        .collect(Collectors.toSet()),
                now.differs(before, AppliedState.MEMBERS),
                now.differs(before, AppliedState.CERTIFICATES),
                now.differs(before, AppliedState.TRUST));
    }
}
