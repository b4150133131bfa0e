package io.pgcluster.operate.cluster;

import java.time.Duration;

/**
 * What became of a move.
 *
 * @param result how it ended
 * @param reason why, for users; empty if it succeeded
 * @param pause how long clients were held back
 */
public record MoveReport(Result result, String reason, Duration pause) {
    /** How a move ended. */
    public enum Result {
        /** Writes go to where they were meant to go. */
        DONE,
        /** It was given up before anything changed. */
        ABORTED,
        /** The cluster refused it; nothing changed. */
        REFUSED,
        /** It did not end in time; clients were resumed, and may see errors until it does. */
        TIMED_OUT
    }
}
