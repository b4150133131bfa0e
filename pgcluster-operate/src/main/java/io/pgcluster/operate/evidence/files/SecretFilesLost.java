package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.Finding;
import java.util.Optional;
import java.util.Set;

/** Secrets that the cluster was made with and that are gone: new ones would lock clients and superuser out. */
final class SecretFilesLost implements DirectoryRule {
    @Override
    public Optional<Finding> judge(DirectoryEvidence evidence) {
        Set<String> missing = evidence.secrets().missing(evidence.lastUp());
        if (missing.isEmpty() || evidence.databases().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.refuse(
                evidence.secrets().cause(missing),
                "Put the files back from your copy. Without one, docs/embedded.md says under \"Lost files\" how to replace"
                        + " each of them."));
    }
}
