package io.pgcluster.render.config;

import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.model.value.Cidr;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * PgBouncer's access rules; the first that matches decides, and without one a client is refused before a password is asked. The start
 * script of the container puts addresses where {@code @gateway} and {@code @inside} stand, since PgBouncer knows no {@code samenet}. The
 * pooler's own user reads its console over the socket without any rule.
 */
public final class PgbouncerAccessRules {
    private static final String GATEWAY = "@gateway";
    private static final String INSIDE = "@inside";
    private static final String CONSOLE = "pgbouncer";
    private static final String ALL = "all";
    private static final String REJECT = "reject";
    private static final String SCRAM = "scram-sha-256";

    private PgbouncerAccessRules() {}

    /** The file, before the start script fills it in. */
    public static String text(Plan plan) {
        List<String> lines = new ArrayList<>();
        Generated.comment(
                        plan,
                        "The first line that matches decides. The start script puts this container's networks where an"
                                + " @ stands.",
                        "What comes from a gateway was relayed by the engine, which hides whose it is.")
                .forEach(line -> lines.add("# " + line));
        AllowedClients clients = plan.clients();
        String tcp = plan.cluster().spec().postgres().ssl() ? "hostssl" : "host";
        if (!clients.admitsRelayed()) {
            lines.add(rule("host", ALL, ALL, GATEWAY, REJECT));
        }
        lines.add(rule("local", ALL, ALL, SCRAM));
        if (plan.topology().exporter().isPresent()) {
            lines.add(rule(tcp, CONSOLE, Names.STATISTICS_USER, INSIDE, SCRAM));
        }
        lines.add(rule("host", CONSOLE, ALL, ALL, REJECT));
        // Its few connections look passwords up: a client's session there would keep others from logging in.
        lines.add(rule("host", Names.MAINTENANCE_DATABASE, ALL, ALL, REJECT));
        admit(lines, tcp, clients);
        return String.join("\n", lines) + "\n";
    }

    private static void admit(List<String> lines, String tcp, AllowedClients clients) {
        if (!clients.isRestricted()) {
            lines.add(rule(tcp, ALL, ALL, ALL, SCRAM));
            return;
        }
        if (clients.admitsRelayed()) {
            lines.add(rule(tcp, ALL, ALL, GATEWAY, SCRAM));
        }
        lines.add(rule(tcp, ALL, ALL, INSIDE, SCRAM));
        for (Cidr network : clients.networks()) {
            lines.add(rule(tcp, ALL, ALL, network.text(), SCRAM));
        }
    }

    private static String rule(String... words) {
        return String.join(" ", words);
    }
}
