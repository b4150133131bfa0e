package io.pgcluster.operate.cluster;

import java.util.ArrayList;
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
    public boolean isHealthy(int expected, int synchronous) {
        return missing(expected, synchronous).isEmpty();
    }

    /** What is missing until {@link #isHealthy}, for users, the most important first. */
    public List<String> missing(int expected, int synchronous) {
        Optional<Long> timeline = primary().flatMap(MemberView::timeline);
        List<String> missing = new ArrayList<>();
        if (timeline.isEmpty()) {
            missing.add("no primary");
        }
        if (members.size() != expected) {
            missing.add(members.size() + " of " + expected + " members known");
        }
        members.stream()
                .filter(member -> !member.isHealthy())
                .forEach(member -> missing.add(member.name() + " is " + member.state()));
        members.stream()
                .filter(member -> member.isHealthy() && !member.timeline().equals(timeline))
                .forEach(member -> missing.add(member.name() + " is on another timeline"));
        if (synchronousStandbys().size() < synchronous) {
            missing.add(synchronousStandbys().size() + " of " + synchronous + " synchronous standbys");
        }
        return missing;
    }
}
