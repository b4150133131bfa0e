package io.pgcluster.operate.drill;

import java.time.Duration;

/**
 * What a client's rows show after a drill.
 *
 * @param acknowledged rows that were acknowledged
 * @param lost those of them that the database does not have
 * @param unknown rows without an answer
 * @param unacknowledged those of them that the database has: committed, but the client was never told
 * @param outage the longest time without an acknowledgement
 * @param takeovers how often another server wrote than the one before
 */
public record Account(
        long acknowledged, long lost, long unknown, long unacknowledged, Duration outage, int takeovers) {}
