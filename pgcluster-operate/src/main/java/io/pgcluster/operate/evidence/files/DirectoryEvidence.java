package io.pgcluster.operate.evidence.files;

import io.pgcluster.operate.evidence.DatabaseFacts;
import io.pgcluster.operate.evidence.LastUp;
import io.pgcluster.operate.evidence.SecretFiles;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that lasts of a cluster whose members are directories.
 *
 * @param directories where the members' directories are
 * @param members the members that are wanted, the primary first: without failover it is the same for good
 * @param databases what the directories say in which a database was made, by member, also of members that are not wanted
 * @param lastUp what the last {@code up} noted whose primary took writes; empty if there was none
 * @param secrets files that the cluster and its clients depend on
 */
public record DirectoryEvidence(
        Path directories,
        List<String> members,
        NavigableMap<String, DatabaseFacts> databases,
        Optional<LastUp> lastUp,
        SecretFiles secrets) {
    /** What starts with an empty cluster instead of the one that was lost. */
    static final String START_EMPTY = "pgcluster down --volumes --yes, then pgcluster up";

    /** Keeps unmodifiable copies. */
    public DirectoryEvidence {
        members = List.copyOf(members);
        databases = Collections.unmodifiableNavigableMap(new TreeMap<>(databases));
    }

    /** The member that takes writes. */
    String primary() {
        return members.get(0);
    }

    /** The directory of a member. */
    Path directory(String member) {
        return directories.resolve(member);
    }

    /** What the directory of a member says in which a database was made. */
    DatabaseFacts database(String member) {
        return Optional.ofNullable(databases.get(member)).orElseThrow();
    }

    /** What the primary's directory says; empty if there is no database. */
    Optional<DatabaseFacts> primaryDatabase() {
        return Optional.ofNullable(databases.get(primary()));
    }

    /** Members in whose directory is a database, the primary excepted. */
    List<String> copies() {
        return databases.keySet().stream()
                .filter(member -> !member.equals(primary()))
                .toList();
    }
}
