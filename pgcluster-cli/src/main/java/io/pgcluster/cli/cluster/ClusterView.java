package io.pgcluster.cli.cluster;

import java.util.List;
import java.util.Optional;

/**
 * A cluster as Patroni sees it.
 *
 * @param members sorted by name; members that left are gone after their lease
 * @param paused Patroni's maintenance mode: nothing is promoted
 */
public record ClusterView(List<MemberView> members, boolean paused) {
    /** Keeps an unmodifiable copy. */
    public ClusterView {
        members = List.copyOf(members);
    }

    /** Who takes writes, if anybody does. */
    public Optional<MemberView> primary() {
        return members.stream()
                .filter(member -> member.role() == MemberView.Role.PRIMARY)
                .findFirst();
    }

    /** The member called {@code name}, if Patroni knows it. */
    public Optional<MemberView> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** Members whose confirmation commits wait for. */
    public List<MemberView> synchronousStandbys() {
        return members.stream().filter(member -> member.role().isSynchronous()).toList();
    }

    /** Whether exactly {@code expected} members are healthy, on the primary's timeline, with as many synchronous standbys as asked for. */
    public boolean isWhole(int expected, int synchronous) {
        Optional<Long> timeline = primary().flatMap(MemberView::timeline);
        return timeline.isPresent()
                && members.size() == expected
                && members.stream()
                        .allMatch(member ->
                                member.isHealthy() && member.timeline().equals(timeline))
                && synchronousStandbys().size() >= synchronous;
    }
}
