package io.pgcluster.render.plan;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.HbaRule.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may connect how. Roles of the cluster itself come with a certificate and in no other way, all others with SCRAM; the superuser
 * comes only over the socket. Without a line for plaintext, unless the specification asks for it, nothing can be got without TLS. All
 * must come from the server's own networks: clients come through the proxy and the poolers, which know their addresses and refuse those
 * that are not allowed.
 */
final class AccessRules {
    private static final String ANY = "all";
    private static final String OWN_NETWORKS = "samenet";
    private static final String MAP = "patroni";

    private AccessRules() {}

    static List<HbaRule> rules(ClusterSpec spec) {
        List<HbaRule> rules = new ArrayList<>();
        rules.add(HbaRule.local(ANY, Names.SUPERUSER));
        rules.add(HbaRule.local("replication", Names.REPLICATION_ROLE, "map=" + MAP));
        rules.add(certificate("replication", Names.REPLICATION_ROLE));
        rules.add(certificate(Names.MAINTENANCE_DATABASE, Names.REWIND_ROLE));
        if (LogicalSlots.areSynchronized(spec)) {
            // A replica reads the state of the slots in a session of an ordinary database.
            rules.add(certificate(Names.MAINTENANCE_DATABASE, Names.REPLICATION_ROLE));
        }
        if (spec.pooling().enabled()) {
            rules.add(certificate(Names.MAINTENANCE_DATABASE, Names.POOLER_ROLE));
        }
        rules.add(certificate(ANY, Names.MONITOR_ROLE));
        rules.add(HbaRule.host(Connection.ANY_TCP, ANY, ownRoles(), ANY, "reject"));
        rules.add(HbaRule.host(Connection.TLS, ANY, List.of(ANY), OWN_NETWORKS, "scram-sha-256"));
        if (!spec.postgres().ssl()) {
            rules.add(HbaRule.host(Connection.PLAIN, ANY, List.of(ANY), OWN_NETWORKS, "scram-sha-256"));
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

    private static HbaRule certificate(String database, String role) {
        return HbaRule.host(Connection.TLS, database, List.of(role), OWN_NETWORKS, "cert");
    }
}
