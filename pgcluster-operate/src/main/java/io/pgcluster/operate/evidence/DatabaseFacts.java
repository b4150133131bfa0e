package io.pgcluster.operate.evidence;

/**
 * What a data directory says of itself.
 *
 * @param major the major version that wrote it
 * @param system the system identifier, the same on every member of a cluster; empty if its control file is missing
 * @param state the server's state when it last wrote its control file, in PostgreSQL's words; empty if it could not be read
 * @param timeline the timeline of its last checkpoint; 0 if it could not be read
 * @param position the furthest position that it is known to have reached, in bytes of WAL; 0 if it could not be read
 */
public record DatabaseFacts(String major, String system, String state, long timeline, long position) {
    /** Whether it was written as a primary: one that was stopped, or one that was lost while it ran. */
    boolean wasPrimary() {
        return (!state.isEmpty() && !state.contains("recovery")) || state.equals("in crash recovery");
    }

    /** Whether it has reached at least what {@code other} has. */
    public boolean isAtLeast(DatabaseFacts other) {
        return timeline > other.timeline || (timeline == other.timeline && position >= other.position);
    }
}
