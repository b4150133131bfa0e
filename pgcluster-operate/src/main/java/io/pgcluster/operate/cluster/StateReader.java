package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Advice;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.render.platform.StoreMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out whether a cluster runs: asks Patroni, and where that has no answer, each part of itself. */
final class StateReader {
    private final RunningCluster cluster;

    StateReader(RunningCluster cluster) {
        this.cluster = cluster;
    }

    ClusterState read() {
        Map<String, Part> containers = cluster.engine().parts();
        List<String> store = cluster.plan().topology().consensus().stream()
                .map(StoreMember::name)
                .toList();
        Patroni patroni = new Patroni() {
            @Override
            public Optional<ClusterView> view() {
                return cluster.view();
            }

            @Override
            public Optional<MemberAnswer> answer(String member) {
                return cluster.get(member, "/patroni").map(PatroniJson::answer);
            }
        };
        return state(
                store,
                members(containers),
                containers,
                patroni,
                cluster.engine().advice());
    }

    /** What can be asked over Patroni's REST API. */
    interface Patroni {
        /** The cluster as the first member that answers sees it. */
        Optional<ClusterView> view();

        /** What {@code member} says of itself, which it does without the consensus store too. */
        Optional<MemberAnswer> answer(String member);
    }

    static ClusterState state(
            List<String> store, List<String> members, Map<String, Part> containers, Patroni patroni, Advice advice) {
        if (members.stream().noneMatch(member -> isAlive(containers.get(member)))) {
            return new ClusterState.Stopped();
        }
        Optional<ClusterView> view = patroni.view();
        if (view.isPresent()) {
            return new ClusterState.Running(view.get());
        }
        Map<String, MemberAnswer> answers = members.parallelStream()
                .filter(member -> isRunning(containers.get(member)))
                .flatMap(member -> patroni.answer(member).map(answer -> Map.entry(member, answer)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return unknown(store, members, containers, answers, advice);
    }

    /** Also members that the plan no longer has. */
    private List<String> members(Map<String, Part> containers) {
        return Stream.concat(
                        cluster.plan().topology().members().stream().map(member -> member.name()),
                        RemovedMembers.of(cluster.plan(), containers.values()).stream())
                .sorted()
                .toList();
    }

    static ClusterState.Unknown unknown(
            List<String> store,
            List<String> members,
            Map<String, Part> containers,
            Map<String, MemberAnswer> answers,
            Advice advice) {
        List<String> reasons = new ArrayList<>();
        List<String> stopped = store.stream()
                .filter(member -> !isRunning(containers.get(member)))
                .toList();
        store.stream()
                .filter(member -> !isHealthy(containers.get(member)))
                .forEach(member -> reasons.add(describe(member, containers.get(member))));
        for (String member : members) {
            Part container = containers.get(member);
            reasons.add(
                    isRunning(container)
                            ? Optional.ofNullable(answers.get(member))
                                    .map(found -> found.describe(member))
                                    .orElse(member + " runs, but does not answer")
                            : describe(member, container));
        }
        return new ClusterState.Unknown(reasons, remedy(store, members, stopped, containers, advice));
    }

    private static String remedy(
            List<String> store,
            List<String> members,
            List<String> stopped,
            Map<String, Part> containers,
            Advice advice) {
        String logs = "See " + advice.logs(store.get(0)) + " and " + advice.logs(members.get(0));
        if (stopped.isEmpty()) {
            return logs + "; when the consensus store answers again, try again. pgcluster down --force stops everything"
                    + " nevertheless.";
        }
        boolean exist = stopped.stream().allMatch(containers::containsKey);
        String start = exist ? advice.start(stopped) : advice.create(stopped);
        return "Start the consensus store: " + start + ". Then try again.";
    }

    private static String describe(String service, @Nullable Part container) {
        return service
                + (container == null
                        ? " has no container"
                        : " is " + container.status().toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isAlive(@Nullable Part part) {
        return part != null && part.isAlive();
    }

    private static boolean isRunning(@Nullable Part part) {
        return part != null && part.isRunning();
    }

    private static boolean isHealthy(@Nullable Part part) {
        return part != null && part.isHealthy();
    }
}
