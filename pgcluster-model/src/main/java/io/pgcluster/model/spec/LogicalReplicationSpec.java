package io.pgcluster.model.spec;

import java.util.List;

/** Changes of rows for consumers outside of the cluster: change data capture and subscriptions. */
public record LogicalReplicationSpec(
        @Doc("Write WAL from which row changes can be decoded (wal_level logical).")
        boolean enabled,

        @Doc(
                value = "Slots that survive a failover: created, and synchronized to the replicas.",
                example = "[{name: orders_cdc}]")
        List<ReplicationSlotSpec> slots) {
    /** Keeps an unmodifiable copy. */
    public LogicalReplicationSpec {
        slots = Values.list(slots);
    }
}
