package io.pgcluster.render.plan.secret;

import static io.pgcluster.render.plan.secret.CertificateUsage.CLIENT;
import static io.pgcluster.render.plan.secret.CertificateUsage.SERVER;

import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.platform.Routing;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.platform.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists the certificates: of servers under every name that a client may call them by, and of roles and jobs. */
final class CertificatePlanner {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final String LOCALHOST = "localhost";

    private CertificatePlanner() {}

    static List<CertificatePlan> certificates(Topology topology) {
        List<CertificatePlan> certificates = new ArrayList<>();
        for (StoreMember member : topology.consensus()) {
            // Its proof as a server is also its proof as a client of the other members.
            certificates.add(internal(member.name(), "server", List.of(member.name(), LOCALHOST)));
        }
        for (Member member : topology.members()) {
            certificates.add(published(member.name(), namesOf(member, topology.routing()), topology.published()));
            certificates.add(internal(member.name(), "control", withLocalhost(member.hostNames())));
        }
        topology.backup().ifPresent(host -> {
            topology.members().forEach(member -> certificates.add(backup(member.name(), member.hostNames())));
            certificates.add(backup(host.name(), host.hostNames()));
        });
        for (Pooler pooler : topology.poolers()) {
            certificates.add(published(pooler.name(), pooler.hostNames(), topology.published()));
        }
        certificates.add(client(Authority.DATABASE, Names.REPLICATION_ROLE));
        certificates.add(client(Authority.DATABASE, Names.REWIND_ROLE));
        if (!topology.poolers().isEmpty()) {
            certificates.add(client(Authority.DATABASE, Names.POOLER_ROLE));
        }
        certificates.add(client(Authority.DATABASE, Names.MONITOR_ROLE));
        certificates.add(client(Authority.CONTROL, Names.SETTINGS_JOB));
        return certificates;
    }

    private static CertificatePlan internal(String service, String name, List<String> dnsNames) {
        return new CertificatePlan(
                servicePath(service, name), Authority.CONTROL, service, dnsNames, LOOPBACK, Set.of(SERVER, CLIENT));
    }

    /** Of a part that takes part in backups: as a server, and as a client of the others. */
    private static CertificatePlan backup(String service, List<String> hostNames) {
        return internal(service, Names.BACKUP_CERTIFICATE, withLocalhost(hostNames));
    }

    /** The member's own names, and those of the routing, which passes on the member's TLS. */
    private static List<String> namesOf(Member member, Routing routing) {
        return Stream.concat(member.hostNames().stream(), routing.hostNames().stream())
                .toList();
    }

    private static List<String> withLocalhost(List<String> names) {
        return Stream.concat(names.stream(), Stream.of(LOCALHOST)).toList();
    }

    /** A server that clients reach from outside. */
    private static CertificatePlan published(String service, List<String> own, List<String> published) {
        List<String> names = new ArrayList<>(withLocalhost(own));
        List<String> addresses = new ArrayList<>(LOOPBACK);
        published.forEach(name -> add(name, names, addresses));
        return new CertificatePlan(
                servicePath(service, "server"), Authority.DATABASE, service, names, addresses, Set.of(SERVER));
    }

    private static void add(String text, List<String> names, List<String> addresses) {
        List<String> list = ADDRESS.matcher(text).matches() ? addresses : names;
        if (!list.contains(text)) {
            list.add(text);
        }
    }

    private static CertificatePlan client(Authority authority, String name) {
        return new CertificatePlan(clientPath(name), authority, name, List.of(), List.of(), Set.of(CLIENT));
    }

    static String servicePath(String service, String name) {
        return "services/" + service + "/" + name;
    }

    static String clientPath(String name) {
        return "clients/" + name;
    }
}
