package io.pgcluster.operate.evidence;

import io.pgcluster.operate.engine.Advice;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that lasts of a cluster, next to what the specification wants.
 *
 * @param wanted what the specification wants
 * @param stores volumes of consensus members that exist, by member, also of those that are not wanted
 * @param databases volumes of database nodes that exist, by member, also of those that are not wanted
 * @param walVolumes volumes for WAL that exist, by member
 * @param lastUp what the last {@code up} noted; empty if there is no record of one
 * @param secrets files of the secrets directory that exist, of those that are wanted or that the last {@code up} noted
 * @param running whether a database node runs
 */
public record Evidence(
        Wanted wanted,
        NavigableMap<String, Volume> stores,
        NavigableMap<String, Volume> databases,
        NavigableMap<String, Volume> walVolumes,
        Optional<LastUp> lastUp,
        Set<String> secrets,
        boolean running) {
    /**
     * What the specification wants.
     *
     * @param directory the cluster's directory, for texts
     * @param secretsDirectory where its secrets are, for texts
     * @param cluster its name
     * @param advice what a user types on its engine
     * @param store members of the consensus store
     * @param members database nodes
     * @param major PostgreSQL's major version
     * @param lossless whether an acknowledged row is on a second member, so that the loss of one loses no row
     * @param walVolumes whether WAL has volumes of its own
     * @param authorities secret files without which no part of the cluster can be trusted
     * @param passwords secret files of clients
     */
    public record Wanted(
            String directory,
            String secretsDirectory,
            String cluster,
            Advice advice,
            List<String> store,
            List<String> members,
            String major,
            boolean lossless,
            boolean walVolumes,
            List<String> authorities,
            List<String> passwords) {
        /** Keeps unmodifiable copies. */
        public Wanted {
            store = List.copyOf(store);
            members = List.copyOf(members);
            authorities = List.copyOf(authorities);
            passwords = List.copyOf(passwords);
        }
    }

    /** Keeps unmodifiable copies. */
    public Evidence {
        stores = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(stores));
        databases = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(databases));
        walVolumes = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(walVolumes));
        secrets = Set.copyOf(secrets);
    }

    /** Every identity that the volumes of wanted members and of consensus members carry. */
    Set<Identity> identities() {
        return Stream.concat(
                        stores.values().stream(),
                        databases.entrySet().stream()
                                .filter(one -> wanted.members().contains(one.getKey()))
                                .map(java.util.Map.Entry::getValue))
                .map(Volume::identity)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Wanted consensus members whose volume is gone or in which no store was made. */
    List<String> emptyStores() {
        return wanted.store().stream()
                .filter(member -> !isFilled(stores, member))
                .toList();
    }

    /** Wanted database nodes in whose volume is a database. */
    List<String> filledDatabases() {
        return wanted.members().stream()
                .filter(member -> isFilled(databases, member))
                .toList();
    }

    /** Whether a store or a database was ever made here. */
    boolean exists() {
        return Stream.concat(stores.values().stream(), databases.values().stream())
                .anyMatch(Volume::filled);
    }

    /** What the data directory of {@code member} says, if there is one. */
    Optional<DatabaseFacts> database(String member) {
        return Optional.ofNullable(databases.get(member)).flatMap(Volume::database);
    }

    private static boolean isFilled(NavigableMap<String, Volume> volumes, String member) {
        Volume volume = volumes.get(member);
        return volume != null && volume.filled();
    }
}
