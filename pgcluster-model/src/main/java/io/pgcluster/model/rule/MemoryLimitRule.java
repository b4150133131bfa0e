package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.ComputeSpec;
import io.pgcluster.model.spec.ResourcesSpec;
import io.pgcluster.model.value.MemorySize;
import java.util.List;
import java.util.stream.Stream;

/** Below these limits the components do not even start reliably. */
final class MemoryLimitRule implements SpecRule {
    private record Floor(String component, ComputeSpec compute, MemorySize least) {
        private boolean isMissed() {
            return compute.memory().compareTo(least) < 0;
        }

        private Finding finding() {
            return Finding.error(
                    "memory-limit",
                    "spec.resources." + component + ".memory",
                    "found a limit of " + compute.memory() + ", expected at least " + least,
                    "set memory to " + least + " or more; sizes are written as 512Mi or 4Gi");
        }
    }

    @Override
    public List<Finding> check(Candidate candidate) {
        ResourcesSpec resources = candidate.spec().resources();
        return Stream.of(
                        new Floor("postgres", resources.postgres(), MemorySize.ofMebibytes(256)),
                        new Floor("pooler", resources.pooler(), MemorySize.ofMebibytes(32)),
                        new Floor("proxy", resources.proxy(), MemorySize.ofMebibytes(64)),
                        new Floor("consensus", resources.consensus(), MemorySize.ofMebibytes(128)),
                        new Floor("backup", resources.backup(), MemorySize.ofMebibytes(512)))
                .filter(Floor::isMissed)
                .map(Floor::finding)
                .toList();
    }
}
