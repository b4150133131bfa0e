package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.problem.Severity;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.sizing.MemoryProof;
import io.pgcluster.model.sizing.MemorySizing;
import io.pgcluster.model.sizing.MemoryTerm;
import io.pgcluster.model.value.MemorySize;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every connection may sort at once without the kernel killing the server. What does not fit even with little work memory is refused.
 * Work memory that was chosen larger is a bet that not all connections sort at once, which many win for years: a warning.
 */
final class WorstCaseMemoryRule implements SpecRule {
    private static final int SHOWN = 3;
    private static final String LIMIT = "spec.resources.postgres.memory";
    private static final String WORK_MEM = "spec.postgres.parameters.work_mem";
    private static final String HASH_MULTIPLIER = "spec.postgres.parameters.hash_mem_multiplier";

    @Override
    public List<Finding> check(Candidate candidate) {
        MemoryProof proof = MemoryProof.of(candidate.spec());
        if (proof.holds()) {
            return List.of();
        }
        WorkMemory work = WorkMemory.of(candidate, proof);
        boolean bet = work.fitsWithLittle();
        long needed = proof.total().mebibytes() + 1;
        return List.of(new Finding(
                "worst-case-memory",
                bet ? Severity.WARNING : Severity.ERROR,
                SpecPath.of(bet ? candidate.firstWritten(LIMIT, WORK_MEM, HASH_MULTIPLIER) : cause(candidate)),
                "the server's limit is " + proof.limit() + ", but in the worst case it needs " + needed
                        + "Mi and would be killed; the largest parts are " + largest(proof),
                (bet ? "lower work_mem to " + work.fitting() + "kB or less, " : "") + "raise " + LIMIT + " to " + needed
                        + "Mi or more, or lower spec.postgres.maxConnections"));
    }

    private static String cause(Candidate candidate) {
        return candidate.firstWritten(
                LIMIT,
                LIMIT,
                "spec.postgres.parameters.shared_buffers",
                "spec.postgres.parameters.maintenance_work_mem",
                "spec.postgres.parameters.autovacuum_work_mem",
                "spec.postgres.maxConnections",
                HASH_MULTIPLIER);
    }

    private static String largest(MemoryProof proof) {
        return proof.terms().stream()
                .sorted(Comparator.comparing(MemoryTerm::amount).reversed())
                .limit(SHOWN)
                .map(term -> term.amount().mebibytes() + "Mi " + term.name() + " (" + term.arithmetic() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * How much of the worst case is the work memory of queries, which grows with {@code work_mem}.
     *
     * @param setting {@code work_mem} in bytes
     * @param sorts what all queries together take of it
     * @param left what they may take, in bytes; negative if there is nothing left for them
     */
    private record WorkMemory(long setting, long sorts, long left) {
        private static WorkMemory of(Candidate candidate, MemoryProof proof) {
            MemorySize setting = MemorySizing.of(candidate.spec()).workMem();
            long sorts = proof.terms().stream()
                    .filter(term -> term.name().equals(MemoryProof.SORTS))
                    .mapToLong(term -> term.amount().bytes())
                    .sum();
            return new WorkMemory(setting.bytes(), sorts, sorts + proof.headroom());
        }

        private boolean fitsWithLittle() {
            return fitting() >= MemorySizing.MIN_WORK_MEM.bytes() >> 10;
        }

        /** The largest {@code work_mem} that fits, in kibibytes. */
        private long fitting() {
            return (long) ((double) left / sorts * setting) >> 10;
        }
    }
}
