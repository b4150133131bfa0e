package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;

/** etcd needs a majority: an even number of members survives no more losses than one fewer. */
final class ConsensusMembersRule implements SpecRule {
    private static final String ID = "consensus-members";
    private static final String PATH = "spec.highAvailability.consensus.members";

    @Override
    public List<Finding> check(Candidate candidate) {
        int members = candidate.spec().highAvailability().consensus().members();
        if (members % 2 == 0) {
            return List.of(Finding.error(
                    ID,
                    PATH,
                    "found " + members + " members, expected an odd number: " + members
                            + " tolerate no more failures than " + (members - 1),
                    "set members to 3, or to 1 for development"));
        }
        if (members == 1 && candidate.spec().highAvailability().enabled()) {
            return List.of(Finding.warning(
                    ID,
                    PATH,
                    "with one etcd member there is no failover while it is down",
                    "set members to 3 outside development"));
        }
        return List.of();
    }
}
