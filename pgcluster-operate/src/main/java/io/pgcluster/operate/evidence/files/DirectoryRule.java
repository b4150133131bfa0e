package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.Finding;
import java.util.Optional;

/** One question to the evidence. A rule may rely on every rule before it in {@link DirectoryRules} not having refused. */
interface DirectoryRule {
    /** What is not as a start expects it. */
    Optional<Finding> judge(DirectoryEvidence evidence);
}
