package io.pgcluster.render.config;

import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.model.value.Cidr;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.platform.SourceAddresses;
import java.util.ArrayList;
import java.util.List;

/**
 * PgBouncer's access rules; the first that matches decides, and without one a client is refused before a password is asked. PgBouncer knows
 * no {@code samenet}, so the platform says how the addresses of other parts and of relayed clients are written. The pooler's own user reads
 * its console over the socket without any rule.
 */
public final class PgbouncerAccessRules {
    private static final String CONSOLE = "pgbouncer";
    private static final String ALL = "all";
    private static final String REJECT = "reject";
    private static final String SCRAM = "scram-sha-256";

    private PgbouncerAccessRules() {}

    /** The file. */
    public static String text(Plan plan) {
        List<String> lines = new ArrayList<>();
        SourceAddresses sources = plan.platform().sources();
        Generated.comment(plan, comment(sources)).forEach(line -> lines.add("# " + line));
        AllowedClients clients = plan.clients();
        String tcp = plan.cluster().spec().postgres().ssl() ? "hostssl" : "host";
        if (!clients.admitsRelayed()) {
            sources.relayed().ifPresent(relayed -> lines.add(rule("host", ALL, ALL, relayed, REJECT)));
        }
        lines.add(rule("local", ALL, ALL, SCRAM));
        if (plan.topology().exporter().isPresent()) {
            lines.add(rule(tcp, CONSOLE, Names.STATISTICS_USER, sources.inside().orElse(ALL), SCRAM));
        }
        lines.add(rule("host", CONSOLE, ALL, ALL, REJECT));
        // Its few connections look passwords up: a client's session there would keep others from logging in.
        lines.add(rule("host", Names.MAINTENANCE_DATABASE, ALL, ALL, REJECT));
        admit(lines, tcp, clients, sources);
        return String.join("\n", lines) + "\n";
    }

    private static String[] comment(SourceAddresses sources) {
        List<String> lines = new ArrayList<>();
        lines.add("The first line that matches decides."
                + (sources.inside().isPresent()
                        ? " The start script puts this container's networks where an @ stands."
                        : ""));
        if (sources.relayed().isPresent()) {
            lines.add("What comes from a gateway was relayed by the engine, which hides whose it is.");
        }
        return lines.toArray(String[]::new);
    }

    private static void admit(List<String> lines, String tcp, AllowedClients clients, SourceAddresses sources) {
        if (!clients.isRestricted()) {
            lines.add(rule(tcp, ALL, ALL, ALL, SCRAM));
            return;
        }
        if (clients.admitsRelayed()) {
            sources.relayed().ifPresent(relayed -> lines.add(rule(tcp, ALL, ALL, relayed, SCRAM)));
        }
        sources.inside().ifPresent(inside -> lines.add(rule(tcp, ALL, ALL, inside, SCRAM)));
        for (Cidr network : clients.networks()) {
            lines.add(rule(tcp, ALL, ALL, network.text(), SCRAM));
        }
    }

    private static String rule(String... words) {
        return String.join(" ", words);
    }
}
