package io.pgcluster.operate.evidence;

import java.util.Optional;

/** A running cluster without a record of what it has read: everything is read again. */
final class LostRecord implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        return evidence.running() && evidence.lastUp().isEmpty()
                ? Optional.of(Finding.tell("there is no record of the last up in "
                        + evidence.wanted().directory() + "/.pgcluster: every part reloads its files"))
                : Optional.empty();
    }
}
