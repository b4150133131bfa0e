package io.pgcluster.operate.backup.extract;

import io.pgcluster.operate.backup.RecoveryWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * What bringing something back next to the live one will do, found out before anything is changed.
 *
 * @param request what was asked for
 * @param into name of the schema, or of the database, that is made
 * @param backup label of the backup that it starts from
 * @param sizeBytes size of all databases in that backup
 * @param window the times that can be restored to
 * @param primary the member that it is loaded on
 * @param freeBytes free space where the data of the primary is
 * @param logicalSlots logical replication slots of the database, which decode what is loaded
 */
public record ExtractPlan(
        ExtractRequest request,
        String into,
        String backup,
        long sizeBytes,
        RecoveryWindow window,
        String primary,
        long freeBytes,
        List<String> logicalSlots) {
    /** Keeps an unmodifiable copy. */
    public ExtractPlan {
        logicalSlots = List.copyOf(logicalSlots);
    }

    /** What it will do and what that costs, a sentence each. */
    public List<String> describe() {
        boolean database = request.table().isEmpty() && request.schema().isEmpty();
        List<String> lines = new ArrayList<>(List.of(
                "restore backup " + backup + " into a throw-away server on the backup host, and replay WAL to "
                        + request.target().describe(),
                "load " + request.describe() + " from there on " + primary + " as "
                        + (database ? "database " : "schema ") + into
                        + (database ? "" : " of the same database, in one transaction"),
                "touch nothing that is there; the cluster takes writes all the time",
                "write as much WAL as there is data, which standbys and archive get too"));
        if (!logicalSlots.isEmpty()) {
            lines.add("make the logical slots " + String.join(", ", logicalSlots) + " decode the load");
        }
        return lines;
    }
}
