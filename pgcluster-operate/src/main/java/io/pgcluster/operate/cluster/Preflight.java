package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the primary may be moved now, and to whom. */
final class Preflight {
    private Preflight() {}

    /** Everything that speaks against it in a cluster of {@code expected} members; empty if nothing does. */
    static List<String> obstacles(ClusterView view, int expected, int synchronous) {
        List<String> obstacles = new ArrayList<>();
        if (view.paused()) {
            obstacles.add("Patroni is in maintenance mode (pause); resume it first: patronictl resume");
        }
        if (view.primary().isEmpty()) {
            obstacles.add("there is no primary");
        }
        if (view.members().size() != expected) {
            obstacles.add("Patroni knows " + view.members().size() + " members, expected " + expected);
        }
        view.members().stream()
                .filter(member -> !member.isHealthy())
                .forEach(member -> obstacles.add(member.name() + " is " + member.state()));
        if (view.synchronousStandbys().size() < synchronous) {
            obstacles.add("there are " + view.synchronousStandbys().size() + " synchronous standbys, expected "
                    + synchronous + "; after a promotion it takes some seconds until there is one");
        }
        return obstacles;
    }

    /** Who takes over: the one that was asked for, else a synchronous standby, else the replica with the least lag. */
    static MemberView candidate(ClusterView view, Optional<String> wanted, boolean synchronousOnly) {
        List<MemberView> able = view.members().stream()
                .filter(member -> member.role() != MemberView.Role.PRIMARY && member.isHealthy())
                .filter(member -> !synchronousOnly || member.role().isSynchronous())
                .sorted(Comparator.comparing(
                                (MemberView member) -> !member.role().isSynchronous())
                        .thenComparing(member -> member.lagBytes().orElse(Long.MAX_VALUE))
                        .thenComparing(MemberView::name))
                .toList();
        if (able.isEmpty()) {
            throw new FailedException(
                    "there is no candidate: no healthy " + (synchronousOnly ? "synchronous standby" : "replica"));
        }
        if (wanted.isEmpty()) {
            return able.get(0);
        }
        return able.stream()
                .filter(member -> member.name().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> new FailedException(wanted.get() + " cannot take over; it can be taken over by "
                        + String.join(", ", able.stream().map(MemberView::name).toList())));
    }
}
