package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.DatabaseFacts;
import io.pgcluster.operate.evidence.Finding;
import io.pgcluster.operate.evidence.LastUp;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Directories of different clusters: a replica follows no primary but the one that it is a copy of. */
final class OtherSystem implements DirectoryRule {
    @Override
    public Optional<Finding> judge(DirectoryEvidence evidence) {
        Map<String, String> systems = new TreeMap<>();
        evidence.databases().forEach((member, facts) -> {
            if (!facts.system().isEmpty()) {
                systems.put(member, facts.system());
            }
        });
        if (Set.copyOf(systems.values()).size() > 1) {
            return Optional.of(mixed(evidence, systems));
        }
        Optional<String> last = evidence.lastUp().flatMap(LastUp::cluster);
        return evidence.primaryDatabase()
                .map(DatabaseFacts::system)
                .filter(system -> last.isPresent() && !system.isEmpty() && !system.equals(last.get()))
                .map(system -> foreign(evidence, system, last.orElseThrow()));
    }

    private static Finding mixed(DirectoryEvidence evidence, Map<String, String> systems) {
        String list = systems.entrySet().stream()
                .map(one -> one.getKey() + " has " + one.getValue())
                .collect(Collectors.joining(", "));
        return Finding.refuse(
                "the data in " + evidence.directories() + " belongs to different clusters, by the system identifiers: "
                        + list,
                "Put the right directory back in the place of the one that does not match. If the primary is right, and"
                        + " nothing in the directory of that replica is needed, move it away: up then copies the primary there.");
    }

    private static Finding foreign(DirectoryEvidence evidence, String system, String last) {
        return Finding.refuse(
                "the data in " + evidence.directories() + " has the system identifier " + system
                        + ", but what was brought up here has " + last,
                "Put the directories of that cluster back, or use another --directory for this data. If the data was put here"
                        + " on purpose, remove state.json next to it.");
    }
}
