package io.pgcluster.render.plan.server;

import java.time.Duration;

/**
 * How soon PgBouncer finds a new primary, and how long clients may wait for it.
 *
 * @param loginRetry between attempts to reach a server that refused
 * @param connectTimeout an attempt without an answer for so long is given up
 * @param queryWaitTimeout a client that waited so long for a server is disconnected; longer than every outage that is promised
 */
public record PoolerTiming(Duration loginRetry, Duration connectTimeout, Duration queryWaitTimeout) {}
