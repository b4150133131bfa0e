package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.Finding;
import java.util.List;
import java.util.Optional;

/** All rules, those first whose finding explains what later ones would find too. */
public final class DirectoryRules {
    private static final List<DirectoryRule> RULES = List.of(
            new EveryDirectoryLost(),
            new PrimaryDirectoryLost(),
            new OtherSystem(),
            new OutdatedPrimary(),
            new SecretFilesLost(),
            new ReplicaDirectoryLost());

    private DirectoryRules() {}

    /** The first finding: one that refuses, or else the one that is told. */
    public static Optional<Finding> judge(DirectoryEvidence evidence) {
        return RULES.stream()
                .map(rule -> rule.judge(evidence))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
