package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Optional;

/** Data of another major version, whether or not it runs. */
final class OtherMajor implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        String wanted = evidence.wanted().major();
        List<String> others = evidence.filledDatabases().stream()
                .filter(member -> evidence.database(member)
                        .filter(facts -> !facts.major().equals(wanted))
                        .isPresent())
                .toList();
        return others.stream()
                .findFirst()
                .map(member -> Finding.refuse(
                        "the data of " + String.join(", ", others) + " belongs to PostgreSQL "
                                + evidence.database(member).orElseThrow().major() + ", but the specification asks for "
                                + wanted + ": up does not change the major version",
                        "Restore spec.postgres.version: "
                                + evidence.database(member).orElseThrow().major()
                                + "; or create a new cluster under another name and move the data."));
    }
}
