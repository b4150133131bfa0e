package io.pgcluster.operate.evidence;

import java.util.Optional;
import java.util.Set;

/** Secrets that the cluster was made with and that are gone: new ones would lock every client out, and nothing would say why. */
final class LostSecrets implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        if (!evidence.exists()) {
            return Optional.empty();
        }
        String directory = evidence.wanted().secretsDirectory();
        SecretFiles files = new SecretFiles(
                directory, evidence.wanted().authorities(), evidence.wanted().passwords(), evidence.secrets());
        Set<String> missing = files.missing(evidence.lastUp());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.refuse(
                files.cause(missing),
                "Restore the files from your copy. To have new ones created, run pgcluster down, pgcluster secrets and pgcluster"
                        + " up, then give every client its new password and "
                        + directory + "/ca.crt."));
    }
}
