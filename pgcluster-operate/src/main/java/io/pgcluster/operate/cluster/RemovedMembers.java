package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.target.compose.ComposeNames;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Database nodes that exist but that the plan does not have any more. */
public final class RemovedMembers {
    private static final Predicate<String> MEMBER = Pattern.compile("pg\\d+").asMatchPredicate();

    private RemovedMembers() {}

    /** Those of which a part exists, running or not. */
    static List<String> of(Plan plan, Collection<Part> parts) {
        Set<String> staying =
                plan.topology().members().stream().map(Member::name).collect(Collectors.toSet());
        return parts.stream()
                .map(Part::name)
                .filter(MEMBER.and(service -> !staying.contains(service)))
                .sorted()
                .toList();
    }

    /** The plan's names of the volumes of a removed member. */
    public static List<String> volumes(String member) {
        return List.of(
                ComposeNames.dataVolume(member),
                ComposeNames.walVolume(member),
                ComposeNames.socketVolume(member),
                ComposeNames.tlsVolume(member));
    }
}
