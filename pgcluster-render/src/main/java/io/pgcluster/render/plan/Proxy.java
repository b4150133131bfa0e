package io.pgcluster.render.plan;

import io.pgcluster.model.value.Port;
import java.util.Optional;

/**
 * The HAProxy that routes to the primary and to the replicas.
 *
 * @param name its name as a service and as a host
 * @param publishedReadWrite where clients reach the primary from outside; empty if they go through the poolers
 * @param publishedReadOnly where clients reach the replicas from outside
 * @param primaryConnections most connections to the primary at once
 * @param replicaConnections most connections to one replica at once
 * @param fallbackConnections most read-only connections to the primary when no replica is there
 */
public record Proxy(
        String name,
        Optional<Port> publishedReadWrite,
        Port publishedReadOnly,
        int primaryConnections,
        int replicaConnections,
        int fallbackConnections) {}
