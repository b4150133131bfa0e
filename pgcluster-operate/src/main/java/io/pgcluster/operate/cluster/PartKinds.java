package io.pgcluster.operate.cluster;

import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.platform.Topology;
import java.util.List;
import java.util.stream.Stream;

/** Tells what a part is by the names that the plan's platform gives, also of parts that the plan no longer has: members are numbered. */
final class PartKinds {
    private final List<String> members;
    private final List<String> store;

    PartKinds(Topology topology) {
        this.members = stems(topology.members().stream().map(Member::name));
        this.store = stems(topology.consensus().stream().map(StoreMember::name));
    }

    /** Whether {@code part} is, or was, a database node. */
    boolean isMember(String part) {
        return isNumbered(members, part);
    }

    /** Whether {@code part} is, or was, a member of the consensus store. */
    boolean isStoreMember(String part) {
        return isNumbered(store, part);
    }

    private static List<String> stems(Stream<String> names) {
        return names.map(PartKinds::stem).distinct().toList();
    }

    private static boolean isNumbered(List<String> stems, String part) {
        String stem = stem(part);
        return stem.length() < part.length() && stems.contains(stem);
    }

    private static String stem(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        return name.substring(0, end);
    }
}
