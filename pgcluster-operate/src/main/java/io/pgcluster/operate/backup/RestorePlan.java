package io.pgcluster.operate.backup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a restore in place will do, found out before anything is changed.
 *
 * @param cluster name of the cluster
 * @param target up to where WAL is replayed
 * @param backup label of the backup that it starts from
 * @param timeline the timeline that is followed
 * @param sizeBytes size of the database in that backup
 * @param freeBytes free space where the data of the primary is; empty if it could not be read
 * @param window the times that can be restored to
 * @param primary the member that is restored, and is primary afterwards
 * @param replicas the members that are cloned from it
 * @param unarchived why what was written last is not in the archive; empty if it is, or nothing writes
 * @param answer the answer of the backup host, which the member is given
 */
public record RestorePlan(
        String cluster,
        RecoveryTarget target,
        String backup,
        int timeline,
        long sizeBytes,
        Optional<Long> freeBytes,
        RecoveryWindow window,
        String primary,
        List<String> replicas,
        Optional<String> unarchived,
        JsonNode answer) {
    /** A tenth of a backup's size is needed in addition, for WAL. */
    static final int WAL_SHARE = 10;

    /** Keeps an unmodifiable copy. */
    public RestorePlan {
        replicas = List.copyOf(replicas);
    }

    /** What it will do and what that costs, a sentence each. */
    public List<String> describe() {
        String others = String.join(", ", replicas);
        List<String> lines = new ArrayList<>(List.of(
                "stop " + String.join(", ", members()) + ": clients see errors until the restore has ended",
                "restore backup " + backup + " on " + primary + " and replay WAL to " + target.describe()
                        + ", following timeline " + timeline,
                replicas.isEmpty()
                        ? "start " + primary + " on a timeline of its own"
                        : "start " + primary + " on a timeline of its own and clone " + others + " from it",
                "every commit after the target is no longer in the cluster",
                "keep the data of now on every member, which takes as much space again, until pgcluster restore --forget;"
                        + " pgcluster restore --undo brings it back, without what was written after the restore",
                "give the roles today's passwords, and take a full backup"));
        unarchived.map(RestorePlan::unarchived).ifPresent(lines::add);
        return lines;
    }

    /** What it means that the newest WAL is not archived, for {@code reason}. */
    static String unarchived(String reason) {
        return "what was written last cannot be restored, since it could not be archived: " + reason;
    }

    /** The member that is restored, then the others. */
    public List<String> members() {
        return Stream.concat(Stream.of(primary), replicas.stream()).toList();
    }
}
