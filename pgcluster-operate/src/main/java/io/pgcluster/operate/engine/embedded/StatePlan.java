package io.pgcluster.operate.engine.embedded;

import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which servers there are and where they listen. A server that runs keeps its port; one that starts gets that of the
 * specification, or, if another process has it, the one from before, or a free one.
 */
final class StatePlan {
    private final Plan plan;
    private final Optional<EmbeddedState> before;
    private final FreePorts ports;
    private final List<String> changes = new ArrayList<>();

    /** A plan after what {@code files} tell; refuses what would take another cluster's data for this one's. */
    StatePlan(Plan plan, EmbeddedFiles files, FreePorts ports) {
        this.plan = plan;
        this.ports = ports;
        this.before = EmbeddedState.read(files);
        before.ifPresent(state -> requireSame(state, files));
    }

    /**
     * The decision.
     *
     * @param home the servers' programs
     * @param running names of servers that run
     * @param exporterRuns whether the exporter does
     */
    EmbeddedState decide(Path home, Set<String> running, boolean exporterRuns) {
        List<EmbeddedState.Member> members = plan.topology().members().stream()
                .map(member -> new EmbeddedState.Member(
                        member.name(),
                        port(member.name(), wanted(member), before(member.name()), running.contains(member.name()))))
                .toList();
        int wantedForMetrics =
                plan.cluster().spec().network().publish().metricsPort().number();
        int exporter = port("exporter", wantedForMetrics, before.map(EmbeddedState::exporterPort), exporterRuns);
        return new EmbeddedState(
                plan.name(),
                major(),
                plan.cluster().spec().postgres().database().text(),
                plan.cluster().spec().postgres().user().text(),
                home.toString(),
                members,
                exporter,
                before.map(EmbeddedState::noted).orElse(null));
    }

    /** Where ports are not as planned, a sentence each. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    private int port(String name, int wanted, Optional<Integer> old, boolean runs) {
        if (runs && old.isPresent()) {
            if (old.get() != wanted) {
                changes.add(name + " keeps listening on " + old.get() + "; it moves to " + wanted
                        + " after the next down and up, if that port is free then");
            }
            return old.get();
        }
        int port = ports.hold(wanted, old);
        if (port != wanted) {
            changes.add(name + " listens on " + port + " instead of " + wanted + ", which another process uses");
        }
        return port;
    }

    private int wanted(Member member) {
        PublishSpec publish = plan.cluster().spec().network().publish();
        return member.index() == 1
                ? publish.port().number()
                : publish.readOnlyPort().number() + member.index() - 2;
    }

    private Optional<Integer> before(String name) {
        return before.flatMap(state -> state.member(name)).map(EmbeddedState.Member::port);
    }

    private int major() {
        return plan.cluster().spec().postgres().version().major();
    }

    private void requireSame(EmbeddedState state, EmbeddedFiles files) {
        if (!state.cluster().equals(plan.name())) {
            throw new FailedException(files.root() + " holds the cluster " + state.cluster()
                    + ", but the specification is for " + plan.name() + ": choose another directory with -d");
        }
        if (state.major() != major()) {
            throw otherMajor(files, String.valueOf(state.major()), major());
        }
    }

    static FailedException otherMajor(EmbeddedFiles files, String found, int wanted) {
        return new FailedException("the data in " + files.root() + " belongs to PostgreSQL " + found
                + ", but the specification says " + wanted + "; nothing was changed. Restore " + found
                + " there, or dump the data and remove it with down --volumes --yes");
    }
}
