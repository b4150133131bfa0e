package io.pgcluster.operate.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Secrets that the cluster was made with and that are gone: new ones would lock every client out, and nothing would say why. */
final class LostSecrets implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        if (!evidence.exists()) {
            return Optional.empty();
        }
        Set<String> missing = new LinkedHashSet<>(evidence.wanted().authorities());
        List<String> passwords = evidence.wanted().passwords();
        boolean noneLeft = passwords.stream().noneMatch(evidence.secrets()::contains);
        missing.addAll(noneLeft ? passwords : noted(evidence));
        missing.removeAll(evidence.secrets());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String directory = evidence.wanted().secretsDirectory();
        return Optional.of(Finding.refuse(
                "the cluster exists, but secrets that it was created with are missing from " + directory + ": "
                        + String.join(", ", missing)
                        + ". With new ones, every client would need the new password and certificate authority",
                "Restore the files from your copy. To have new ones created, run pgcluster down, pgcluster secrets and pgcluster"
                        + " up, then give every client its new password and "
                        + directory + "/ca.crt."));
    }

    /** Passwords that a client may have: those of new roles are made now and are no loss. */
    private static List<String> noted(Evidence evidence) {
        return evidence.lastUp().map(LastUp::secrets).orElse(List.of()).stream()
                .filter(evidence.wanted().passwords()::contains)
                .toList();
    }
}
