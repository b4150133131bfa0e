package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Every replica takes a WAL sender and a slot, and so does a backup or a replica that is being rebuilt. */
final class WalSendersRule implements SpecRule {
    private static final int RESERVE = 2;

    @Override
    public List<Finding> check(Candidate candidate) {
        int replicas = candidate.spec().highAvailability().members() - 1;
        int slots = candidate.spec().postgres().logicalReplication().slots().size();
        return Stream.of("max_wal_senders", "max_replication_slots")
                .filter(name -> isTooFew(ParameterText.of(candidate).whole(name), replicas + slots + RESERVE))
                .map(name -> Finding.error(
                        "wal-senders",
                        "spec.postgres.parameters." + name,
                        name + " is " + ParameterText.of(candidate).whole(name).orElse(0) + ", expected at least "
                                + (replicas + slots + RESERVE) + ": " + replicas + " replicas"
                                + (slots > 0 ? ", " + slots + " logical replication slots" : "") + " and " + RESERVE
                                + " for a backup and for a replica that is being rebuilt",
                        "raise it, or remove it to have it sized"))
                .toList();
    }

    private static boolean isTooFew(OptionalInt written, int needed) {
        return written.isPresent() && written.getAsInt() < needed;
    }
}
