package io.pgcluster.cli.cluster;

import io.pgcluster.cli.docker.Container;
import io.pgcluster.render.plan.EtcdMember;
import io.pgcluster.render.plan.Member;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Containers that run but that the plan does not have any more. */
public final class Leavers {
    private static final Predicate<String> MEMBER = Pattern.compile("pg\\d+").asMatchPredicate();
    private static final Predicate<String> CONSENSUS =
            Pattern.compile("etcd\\d+").asMatchPredicate();

    private Leavers() {}

    /** The database nodes that leave. */
    static List<String> members(Plan plan, Collection<Container> containers) {
        Set<String> staying =
                plan.topology().members().stream().map(Member::name).collect(Collectors.toSet());
        return containers.stream()
                .map(Container::service)
                .filter(MEMBER.and(service -> !staying.contains(service)))
                .sorted()
                .toList();
    }

    /** Refuses another number of consensus members than the one that runs: members join and leave etcd by its own commands. */
    static void refuseOtherConsensus(Plan plan, Collection<Container> containers) {
        Set<String> running = containers.stream()
                .map(Container::service)
                .filter(CONSENSUS)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> planned = plan.topology().consensus().stream()
                .map(EtcdMember::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!running.isEmpty() && !running.equals(planned)) {
            throw new ClusterException(
                    "the consensus store has the members " + running + ", the specification asks for "
                            + planned
                            + ": a running store is not resized by up. Put back spec.highAvailability.consensus.members,"
                            + " or make a new cluster and move the data");
        }
    }

    /** Volumes of a member that left. */
    public static List<String> volumes(String project, String member) {
        return List.of(
                project + "_" + Names.dataVolume(member),
                project + "_" + Names.walVolume(member),
                project + "_" + Names.socketVolume(member),
                project + "_" + Names.tlsVolume(member));
    }
}
