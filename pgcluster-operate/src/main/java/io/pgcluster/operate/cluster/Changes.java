package io.pgcluster.operate.cluster;

/**
 * What running parts have not read yet.
 *
 * @param proxy the proxy's configuration
 * @param poolers the poolers' configuration
 * @param exporter the exporter's configuration
 * @param members the database nodes' own configuration
 * @param certificates certificates
 * @param trust whom certificates are accepted from
 */
record Changes(boolean proxy, boolean poolers, boolean exporter, boolean members, boolean certificates, boolean trust) {
    /** What of {@code now} is new to a cluster that was brought up with {@code before}. */
    static Changes between(AppliedState before, AppliedState now) {
        return new Changes(
                now.differs(before, AppliedState.PROXY),
                now.differs(before, AppliedState.POOLERS),
                now.differs(before, AppliedState.EXPORTER),
                now.differs(before, AppliedState.MEMBERS),
                now.differs(before, AppliedState.CERTIFICATES),
                now.differs(before, AppliedState.TRUST));
    }
}
