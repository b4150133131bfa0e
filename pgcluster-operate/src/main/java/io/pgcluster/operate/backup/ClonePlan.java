package io.pgcluster.operate.backup;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a restore into a new cluster will do, found out before anything is made.
 *
 * @param source name of the cluster whose backups are used
 * @param name name of the new cluster
 * @param directory its directory
 * @param target up to where WAL is replayed
 * @param backup label of the backup that it starts from
 * @param timeline the timeline that is followed
 * @param sizeBytes size of the database in that backup
 * @param freeBytes free space where the data of the source is; empty if it could not be read
 * @param window the times that can be restored to
 * @param members the members of the new cluster; the first is restored, the others are cloned from it
 * @param ports the ports that the new cluster publishes
 * @param repositories where its own backups go
 * @param unarchived why what was written last is not in the archive; empty if it is, or nothing writes
 * @param answer the answer of the backup host
 */
public record ClonePlan(
        String source,
        String name,
        Path directory,
        RecoveryTarget target,
        String backup,
        int timeline,
        long sizeBytes,
        Optional<Long> freeBytes,
        RecoveryWindow window,
        List<String> members,
        List<Integer> ports,
        List<String> repositories,
        Optional<String> unarchived,
        JsonNode answer) {
    /** Keeps unmodifiable copies. */
    public ClonePlan {
        members = List.copyOf(members);
        ports = List.copyOf(ports);
        repositories = List.copyOf(repositories);
    }

    /** Space for a copy on every member, with a tenth for WAL, in bytes. */
    long neededBytes() {
        return (sizeBytes + sizeBytes / RestorePlan.WAL_SHARE) * members.size();
    }

    /** What it will do and what that costs, a sentence each. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add("make a cluster " + name + " in " + directory + ", by the specification of " + source
                + " with ports of its own: "
                + ports.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        lines.add("restore backup " + backup + " into the volume of its " + members.get(0) + " and replay WAL to "
                + target.describe() + ", following timeline " + timeline);
        lines.add(
                members.size() == 1
                        ? "start it with certificates and passwords of its own"
                        : "start it with certificates and passwords of its own, and clone "
                                + String.join(", ", members.subList(1, members.size())) + " from " + members.get(0));
        lines.add("take its backups to " + String.join(", ", repositories) + ", with encryption keys of its own");
        lines.add("leave " + source + " as it is: it goes on, and shares this machine's CPU, memory and disk with "
                + name);
        unarchived.map(RestorePlan::unarchived).ifPresent(lines::add);
        return lines;
    }
}
