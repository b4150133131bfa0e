package io.pgcluster.render.plan.server;

import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.model.value.MemorySize;

/**
 * How commits reach the replicas, as it was resolved: without replicas everything is asynchronous.
 *
 * @param mode async, sync or quorum
 * @param synchronousReplicas replicas that confirm a commit; 0 if asynchronous
 * @param strict writes are refused while too few replicas can confirm
 * @param maximumLag replicas further behind do not take over
 */
public record Replication(ReplicationMode mode, int synchronousReplicas, boolean strict, MemorySize maximumLag) {}
