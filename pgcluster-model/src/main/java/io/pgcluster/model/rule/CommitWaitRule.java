package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.HighAvailabilitySpec;
import io.pgcluster.model.spec.ReplicationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Parameters that decide how long a commit waits for a replica, or whether it does, in a cluster whose commits are to wait. */
final class CommitWaitRule implements SpecRule {
    private static final String ID = "commit-wait";
    private static final String PATH = "spec.postgres.parameters.";
    private static final Set<String> NO_WAIT = Set.of("off", "local", "false", "no", "0");

    @Override
    public List<Finding> check(Candidate candidate) {
        HighAvailabilitySpec availability = candidate.spec().highAvailability();
        if (!availability.enabled() || availability.replication().mode() == ReplicationMode.ASYNC) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (isZero(candidate, "wal_sender_timeout")) {
            findings.add(Finding.error(
                    ID,
                    PATH + "wal_sender_timeout",
                    "wal_sender_timeout 0 never disconnects a replica that does not respond, and commits would wait for it forever",
                    "remove it, or choose a time: commits wait that long when a replica stops responding"));
        }
        if (isZero(candidate, "wal_receiver_status_interval")) {
            findings.add(Finding.error(
                    ID,
                    PATH + "wal_receiver_status_interval",
                    "wal_receiver_status_interval 0 keeps replicas from confirming what they received: commits would wait for it",
                    "remove it"));
        }
        localCommit(candidate, availability.replication().strict()).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> localCommit(Candidate candidate, boolean strict) {
        String name = "synchronous_commit";
        return ParameterText.of(candidate)
                .text(name)
                .filter(text -> NO_WAIT.contains(text.toLowerCase(Locale.ROOT)))
                .map(text -> "with " + name + " " + text + " commits wait for no replica, although"
                        + " spec.highAvailability.replication.mode requires it: acknowledged transactions can be lost")
                .map(message -> {
                    String hint =
                            "remove it, and set it only in transactions or for roles that can afford to lose rows: SET LOCAL "
                                    + name;
                    return strict
                            ? Finding.error(ID, PATH + name, message + ", which strict is meant to prevent", hint)
                            : Finding.warning(ID, PATH + name, message, hint);
                });
    }

    private static boolean isZero(Candidate candidate, String name) {
        OptionalLong milliseconds = ParameterText.of(candidate)
                .text(name)
                .flatMap(text -> ParameterCatalogue.get()
                        .lookup(name, candidate.spec().postgres().version())
                        .map(parameter -> parameter.milliseconds(text)))
                .orElseGet(OptionalLong::empty);
        return milliseconds.isPresent() && milliseconds.getAsLong() == 0;
    }
}
