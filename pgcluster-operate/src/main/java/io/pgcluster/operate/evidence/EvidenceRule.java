package io.pgcluster.operate.evidence;

import java.util.Optional;

/** One question to the evidence. A rule may rely on every rule before it in {@link EvidenceRules} not having refused. */
interface EvidenceRule {
    /** What is not as a start expects it. */
    Optional<Finding> judge(Evidence evidence);
}
