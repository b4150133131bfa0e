package io.pgcluster.operate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The settings of which a replica must have at least as much as its primary had when it wrote the WAL: raised on replicas first, lowered
 * on the primary first.
 */
final class StandbyLimits {
    private static final List<String> NAMES = List.of(
            "max_connections",
            "max_locks_per_transaction",
            "max_prepared_transactions",
            "max_wal_senders",
            "max_worker_processes");

    private StandbyLimits() {}

    /** Whether any of them is lower in {@code after} than in {@code before}; both are Patroni's dynamic configuration. */
    static boolean shrink(JsonNode before, JsonNode after) {
        return NAMES.stream().anyMatch(name -> {
            JsonNode old = parameter(before, name);
            JsonNode now = parameter(after, name);
            return !old.isMissingNode() && !now.isMissingNode() && now.asLong() < old.asLong();
        });
    }

    private static JsonNode parameter(JsonNode settings, String name) {
        return settings.path("postgresql").path("parameters").path(name);
    }
}
