package io.pgcluster.render.plan.server;

import io.pgcluster.model.spec.AuditSpec;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Paths;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the cluster needs to work; rules refuse these in a specification. */
public final class MandatoryParameters {
    /** Accepts every segment and keeps none: archiving can be turned on later by a reload. */
    public static final String NO_ARCHIVE = "/bin/true";

    private MandatoryParameters() {}

    static void put(ParameterLayers layers, ClusterSpec spec, Paths paths, Optional<BackupPlan> backup) {
        layers.put("max_connections", spec.postgres().maxConnections());
        replication(layers, spec);
        archive(layers, backup);
        security(layers, paths);
        // Tools that read the log know its English words.
        layers.put("lc_messages", "C");
        layers.put("log_destination", "stderr");
        layers.put("logging_collector", "off");
        layers.put("timezone", spec.postgres().timeZone().text());
        layers.put("log_timezone", spec.postgres().timeZone().text());
        layers.put("unix_socket_directories", paths.socket());
        layers.put("shared_preload_libraries", String.join(",", PreloadedLibraries.of(spec)));
        audit(layers, spec.security().audit());
    }

    private static void replication(ParameterLayers layers, ClusterSpec spec) {
        boolean logical = spec.postgres().logicalReplication().enabled();
        layers.put("wal_level", logical ? "logical" : "replica");
        if (logical) {
            // Without it the primary removes rows of the catalog that the slots on the replicas still need.
            layers.put("hot_standby_feedback", "on");
            if (LogicalSlots.areKeptByTheServer(spec.postgres().version())) {
                layers.put("sync_replication_slots", "on");
            }
        }
        layers.put("wal_log_hints", "on");
        layers.put("hot_standby", "on");
    }

    private static void archive(ParameterLayers layers, Optional<BackupPlan> backup) {
        layers.put("archive_mode", "on");
        layers.put("archive_command", backup.map(BackupPlan::archiveCommand).orElse(NO_ARCHIVE));
        backup.ifPresent(
                plan -> layers.put("archive_timeout", plan.archive().timeout().toSeconds() + "s"));
    }

    private static void security(ParameterLayers layers, Paths paths) {
        layers.put("password_encryption", "scram-sha-256");
        layers.put("ssl", "on");
        layers.put("ssl_ca_file", paths.tls(Authority.DATABASE.certificateFile()));
        layers.put("ssl_cert_file", paths.tls("server.crt"));
        layers.put("ssl_key_file", paths.tls("server.key"));
    }

    private static void audit(ParameterLayers layers, AuditSpec audit) {
        if (audit.enabled()) {
            layers.put(
                    "pgaudit.log",
                    audit.classes().stream().map(Object::toString).sorted().collect(Collectors.joining(",")));
            layers.put("pgaudit.log_catalog", "off");
            layers.put("pgaudit.log_parameter", "off");
        }
    }
}
