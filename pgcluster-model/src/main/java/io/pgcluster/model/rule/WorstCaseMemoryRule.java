package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.sizing.MemoryProof;
import io.pgcluster.model.sizing.MemoryTerm;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Every connection may sort at once without the kernel killing the server. */
final class WorstCaseMemoryRule implements SpecRule {
    private static final int SHOWN = 3;

    @Override
    public List<Finding> check(Candidate candidate) {
        MemoryProof proof = MemoryProof.of(candidate.spec());
        if (proof.holds()) {
            return List.of();
        }
        String largest = proof.terms().stream()
                .sorted(Comparator.comparing(MemoryTerm::amount).reversed())
                .limit(SHOWN)
                .map(term -> term.amount().mebibytes() + "Mi " + term.name() + " (" + term.arithmetic() + ")")
                .collect(Collectors.joining(", "));
        return List.of(
                Finding.error(
                        "worst-case-memory",
                        "spec.resources.postgres.memory",
                        "the limit is " + proof.limit() + ", but in the worst case the server takes "
                                + (proof.total().mebibytes() + 1) + "Mi; the largest parts are " + largest,
                        "raise the limit to " + (proof.total().mebibytes() + 1)
                                + "Mi or more, lower spec.postgres.maxConnections, or lower the memory parameters that are set"));
    }
}
