package io.pgcluster.model.spec;

import io.pgcluster.model.value.MemorySize;

/** How commits reach the replicas. */
public record ReplicationSpec(
        @Doc("async: commit waits for no replica; sync: for named replicas; quorum: for any of them.")
        ReplicationMode mode,

        @Doc(value = "Replicas that must confirm a commit (sync and quorum).", min = 1, max = 5)
        int synchronousReplicas,

        @Doc("Refuse writes while too few replicas can confirm, instead of continuing asynchronously.")
        boolean strict,

        @Doc(
                value =
                        "Replicas further behind than this do not take over; bounds the loss of asynchronous replication.",
                example = "32Mi")
        MemorySize maximumLag) {}
