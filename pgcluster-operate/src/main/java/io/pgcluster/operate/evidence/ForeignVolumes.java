package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Volumes of this project's name that belong to another cluster than the rest, or than the one that this directory brought up. */
final class ForeignVolumes implements EvidenceRule {
    @Override
    public Optional<Finding> judge(Evidence evidence) {
        Set<String> ids = evidence.identities().stream().map(Identity::id).collect(Collectors.toSet());
        if (ids.size() > 1) {
            return Optional.of(mixed(evidence, "cluster ids", byIdentity(evidence)));
        }
        Map<String, String> systems = new TreeMap<>();
        evidence.filledDatabases().forEach(member -> evidence.database(member)
                .filter(facts -> !facts.system().isEmpty())
                .ifPresent(facts -> systems.put(volume(evidence, member), facts.system())));
        if (Set.copyOf(systems.values()).size() > 1) {
            return Optional.of(mixed(evidence, "system identifiers", systems));
        }
        Optional<String> last = evidence.lastUp().flatMap(LastUp::cluster);
        return ids.stream()
                .filter(id -> last.isPresent() && !last.get().equals(id))
                .findFirst()
                .map(id -> Finding.refuse(
                        "the volumes of " + evidence.wanted().cluster() + " belong to cluster " + id
                                + ", but the cluster that was started from "
                                + evidence.wanted().directory() + " is cluster " + last.get(),
                        "Use the directory of that cluster, or another metadata.name. If the cluster was recreated from this"
                                + " directory by other means, remove "
                                + evidence.wanted().directory() + "/.pgcluster/applied.json."));
    }

    private static Map<String, String> byIdentity(Evidence evidence) {
        Map<String, String> ids = new TreeMap<>();
        evidence.stores().values().forEach(volume -> volume.identity()
                .ifPresent(one -> ids.put(volume.name(), one.id())));
        evidence.databases().values().forEach(volume -> volume.identity()
                .ifPresent(one -> ids.put(volume.name(), one.id())));
        return ids;
    }

    private static Finding mixed(Evidence evidence, String what, Map<String, String> found) {
        String list = found.entrySet().stream()
                .map(one -> one.getKey() + " has " + one.getValue())
                .collect(Collectors.joining(", "));
        return Finding.refuse(
                "the volumes belong to different clusters, by their " + what + ": " + list,
                "Put the right volume in place of the one that does not match; or, if that one belongs to a"
                        + " replica, remove it to have the replica cloned from the primary: "
                        + evidence.wanted().advice().removeData(List.of("MEMBER")));
    }

    private static String volume(Evidence evidence, String member) {
        Volume volume = evidence.databases().get(member);
        return volume == null ? member : volume.name();
    }
}
