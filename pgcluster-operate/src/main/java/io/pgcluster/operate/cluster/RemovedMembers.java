package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Part;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Member;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Database nodes that exist but that the plan no longer has. */
final class RemovedMembers {
    private RemovedMembers() {}

    /** Those of which a part exists, running or not. */
    static List<String> of(Plan plan, Collection<Part> parts) {
        Set<String> staying =
                plan.topology().members().stream().map(Member::name).collect(Collectors.toSet());
        PartKinds kinds = new PartKinds(plan.topology());
        return parts.stream()
                .map(Part::name)
                .filter(part -> kinds.isMember(part) && !staying.contains(part))
                .sorted()
                .toList();
    }
}
