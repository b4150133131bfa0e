package io.pgcluster.render.plan.server;

import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.WorkloadProfile;
import java.time.Duration;

/** What is the same in every cluster, or follows from a choice rather than from resources. */
final class DefaultParameters {
    private DefaultParameters() {}

    static void put(ParameterLayers layers, ClusterSpec spec, Timing timing) {
        connections(layers, timing);
        checkpoints(layers);
        planning(layers, spec.postgres().profile());
        logging(layers);
        if (spec.monitoring().detailedLogging()) {
            detailedLogging(layers);
        }
    }

    private static void connections(ParameterLayers layers, Timing timing) {
        layers.put("superuser_reserved_connections", ConnectionBudget.SUPERUSER_RESERVED);
        layers.put("max_prepared_transactions", 0);
        layers.put("max_locks_per_transaction", 64);
        layers.put("track_commit_timestamp", "off");
        layers.put("ssl_min_protocol_version", "TLSv1.3");
        // A node that vanished sends no FIN: its connections, and what they hold, are given up after 15 s.
        layers.put("tcp_keepalives_idle", 5);
        layers.put("tcp_keepalives_interval", 3);
        layers.put("tcp_keepalives_count", 3);
        layers.put("tcp_user_timeout", Duration.ofSeconds(10));
        // A hanging replica that a commit waits for is given up after this; the default is a minute.
        layers.put("wal_sender_timeout", timing.walTimeout());
        layers.put("wal_receiver_timeout", timing.walTimeout());
    }

    private static void checkpoints(ParameterLayers layers) {
        layers.put("checkpoint_timeout", "15min");
        layers.put("checkpoint_completion_target", "0.9");
    }

    private static void planning(ParameterLayers layers, WorkloadProfile profile) {
        boolean reports = profile == WorkloadProfile.WAREHOUSE || profile == WorkloadProfile.MIXED;
        layers.put("random_page_cost", "1.1");
        layers.put("effective_io_concurrency", 200);
        layers.put("default_statistics_target", profile == WorkloadProfile.WAREHOUSE ? 500 : 100);
        // Compiling costs more than it saves where queries are short.
        layers.put("jit", reports ? "on" : "off");
        // A container that sees the host's huge pages but may not use them is killed by a bus error.
        layers.put("huge_pages", "off");
        layers.put("track_io_timing", "on");
    }

    private static void logging(ParameterLayers layers) {
        layers.put("log_line_prefix", "%m [%p] %q%u@%d %h ");
        layers.put("log_checkpoints", "on");
        layers.put("log_lock_waits", "on");
    }

    private static void detailedLogging(ParameterLayers layers) {
        layers.put("log_temp_files", "10MB");
        layers.put("log_min_duration_statement", Duration.ofSeconds(1));
        layers.put("log_autovacuum_min_duration", Duration.ofSeconds(1));
        layers.put("log_connections", "on");
        layers.put("log_disconnections", "on");
    }
}
