package io.pgcluster.render.plan.server;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.LogicalReplicationSpec;
import io.pgcluster.model.spec.ReplicationSlotSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logical replication slots in Patroni's words. Patroni creates those of the specification on the primary and keeps them in step on the
 * replicas, on every version; it drops all others that are not in use, unless it is told to leave them alone.
 */
public final class LogicalSlots {
    private LogicalSlots() {}

    /** Whether replicas of {@code version} can copy, by themselves, the slots that were created for that. */
    public static boolean areKeptByTheServer(PostgresVersion version) {
        return version.isAtLeast(17);
    }

    /** Whether replicas ask the primary for its slots. */
    public static boolean areSynchronized(ClusterSpec spec) {
        return spec.postgres().logicalReplication().enabled()
                && areKeptByTheServer(spec.postgres().version());
    }

    /** Patroni's {@code slots}, by name; empty if there are none. */
    static Map<String, Object> permanent(ClusterSpec spec) {
        Map<String, Object> slots = new LinkedHashMap<>();
        LogicalReplicationSpec replication = spec.postgres().logicalReplication();
        if (replication.enabled()) {
            replication.slots().forEach(slot -> slots.put(slot.name().text(), permanent(slot, spec)));
        }
        return slots;
    }

    private static Map<String, Object> permanent(ReplicationSlotSpec slot, ClusterSpec spec) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "logical");
        tree.put("database", slot.database().orElse(spec.postgres().database()).text());
        tree.put("plugin", slot.plugin().text());
        return tree;
    }

    /**
     * Patroni's {@code ignore_slots}: consumers create slots of their own, and Patroni would drop one as soon as its consumer is away for a
     * moment.
     */
    static List<Map<String, Object>> ignored(ClusterSpec spec) {
        return spec.postgres().logicalReplication().enabled() ? List.of(Map.of("type", "logical")) : List.of();
    }
}
