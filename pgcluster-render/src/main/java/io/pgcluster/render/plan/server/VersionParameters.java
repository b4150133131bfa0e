package io.pgcluster.render.plan.server;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.spec.ClusterSpec;
import java.time.Duration;

/** What has another name, another default or no meaning in some major versions. */
final class VersionParameters {
    private VersionParameters() {}

    static void put(ParameterLayers layers, ClusterSpec spec, Capacity capacity) {
        PostgresVersion version = spec.postgres().version();
        WalSizing wal = capacity.wal();
        if (version.isAtLeast(13)) {
            layers.put("wal_keep_size", wal.keepSize());
            layers.put("max_slot_wal_keep_size", wal.slotKeepSize());
            layers.put("hash_mem_multiplier", Double.toString(capacity.sizing().hashMultiplier()));
        } else {
            layers.put("wal_keep_segments", wal.keepSize().bytes() / WalSizing.SEGMENT.bytes());
        }
        if (version.isAtLeast(14)) {
            // A backend whose client is gone cancels its query instead of finishing it.
            layers.put("client_connection_check_interval", Duration.ofSeconds(10));
        }
        if (version.isAtLeast(14) && spec.monitoring().detailedLogging()) {
            layers.put("log_recovery_conflict_waits", "on");
        }
        layers.put("wal_compression", version.isAtLeast(15) ? "lz4" : "on");
        if (version.isAtLeast(18)) {
            // io_uring is forbidden by the engines' default system call filter.
            layers.put("io_method", "worker");
            int workers = (spec.resources().postgres().cpu().cores() + 3) / 4;
            // From 19 on the server starts and ends workers as they are needed, up to 8 by its own default.
            if (version.isAtLeast(19)) {
                layers.put("io_max_workers", Math.max(8, workers));
            } else {
                layers.put("io_workers", Math.max(3, workers));
            }
        }
    }
}
