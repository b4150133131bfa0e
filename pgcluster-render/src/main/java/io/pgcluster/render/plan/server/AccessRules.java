package io.pgcluster.render.plan.server;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.server.HbaRule.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may connect how. Roles of the cluster itself come with a certificate and in no other way, all others with SCRAM; the superuser
 * comes only over the socket. There is no line for plaintext unless the specification asks for it, so every connection needs TLS. Where
 * connections may come from is the platform's to say: it also decides who refuses clients that are not allowed.
 */
final class AccessRules {
    private static final String ANY = "all";
    private static final String MAP = "patroni";

    private AccessRules() {}

    /**
     * The rules.
     *
     * @param sources the addresses that may reach the servers, as pg_hba.conf has them
     */
    static List<HbaRule> rules(ClusterSpec spec, String sources) {
        List<HbaRule> rules = new ArrayList<>();
        rules.add(HbaRule.local(ANY, Names.SUPERUSER));
        rules.add(HbaRule.local("replication", Names.REPLICATION_ROLE, "map=" + MAP));
        rules.add(certificate("replication", sources, Names.REPLICATION_ROLE));
        rules.add(certificate(Names.MAINTENANCE_DATABASE, sources, Names.REWIND_ROLE));
        if (LogicalSlots.areSynchronized(spec)) {
            // A replica reads the state of the slots in a session of an ordinary database.
            rules.add(certificate(Names.MAINTENANCE_DATABASE, sources, Names.REPLICATION_ROLE));
        }
        if (spec.pooling().enabled()) {
            rules.add(certificate(Names.MAINTENANCE_DATABASE, sources, Names.POOLER_ROLE));
        }
        rules.add(certificate(ANY, sources, Names.MONITOR_ROLE));
        rules.add(HbaRule.host(Connection.ANY_TCP, ANY, ownRoles(), ANY, "reject"));
        rules.add(HbaRule.host(Connection.TLS, ANY, List.of(ANY), sources, "scram-sha-256"));
        if (!spec.postgres().ssl()) {
            rules.add(HbaRule.host(Connection.PLAIN, ANY, List.of(ANY), sources, "scram-sha-256"));
        }
        return rules;
    }

    /** The socket's user is the superuser; Patroni copies a data directory over it as the replication role. */
    static List<String> identityMap() {
        return List.of(String.join(" ", MAP, Names.SUPERUSER, Names.REPLICATION_ROLE));
    }

    private static List<String> ownRoles() {
        return List.of(
                Names.SUPERUSER, Names.REPLICATION_ROLE, Names.REWIND_ROLE, Names.POOLER_ROLE, Names.MONITOR_ROLE);
    }

    private static HbaRule certificate(String database, String sources, String role) {
        return HbaRule.host(Connection.TLS, database, List.of(role), sources, "cert");
    }
}
