package io.pgcluster.render.plan.server;

import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.sizing.MemoryProof;
import io.pgcluster.model.sizing.MemorySizing;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.sizing.Workers;
import io.pgcluster.model.value.MemorySize;

/**
 * What a database node has room for.
 *
 * @param connections who takes the connections; adds up to max_connections
 * @param memory worst case next to the limit
 * @param sizing how memory is divided
 * @param wal how the space for WAL is divided
 * @param workers background processes in addition to the connections
 * @param sharedMemory size of /dev/shm, which parallel queries use; a quarter of the limit
 */
public record Capacity(
        ConnectionBudget connections,
        MemoryProof memory,
        MemorySizing sizing,
        WalSizing wal,
        Workers workers,
        MemorySize sharedMemory) {}
