package io.pgcluster.render.plan;

import static io.pgcluster.render.plan.CertificateUsage.CLIENT;
import static io.pgcluster.render.plan.CertificateUsage.SERVER;

import io.pgcluster.model.spec.PublishSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lists the certificates: of servers under every name that a client may call them by, and of roles and jobs. */
final class CertificatePlanner {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final String LOCALHOST = "localhost";

    private CertificatePlanner() {}

    static List<CertificatePlan> certificates(Topology topology, PublishSpec publish) {
        List<CertificatePlan> certificates = new ArrayList<>();
        for (EtcdMember member : topology.consensus()) {
            // The gateway inside etcd calls etcd itself with the server's certificate as its client's.
            certificates.add(internal(member.name(), "server", List.of(member.name(), LOCALHOST)));
        }
        List<String> through = topology.proxies().stream().map(Proxy::name).toList();
        for (Member member : topology.members()) {
            List<String> own = List.of(member.name(), member.clusterAddress());
            certificates.add(published(member.name(), own, through, publish));
            certificates.add(
                    internal(member.name(), "control", List.of(member.name(), member.clusterAddress(), LOCALHOST)));
        }
        for (Pooler pooler : topology.poolers()) {
            List<String> names = List.of(pooler.name(), Names.frontAddress(pooler.name()));
            certificates.add(published(pooler.name(), names, List.of(), publish));
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

    /**
     * A server that clients reach from outside.
     *
     * @param through the proxies that pass their TLS on and whose names they know
     */
    private static CertificatePlan published(
            String service, List<String> own, List<String> through, PublishSpec publish) {
        List<String> names = new ArrayList<>(own);
        for (String proxy : through) {
            names.add(proxy);
            names.add(Names.frontAddress(proxy));
        }
        if (!through.isEmpty()) {
            names.add(Names.frontAddress(Names.proxies()));
        }
        names.add(LOCALHOST);
        List<String> addresses = new ArrayList<>(LOOPBACK);
        if (!ANY_ADDRESS.contains(publish.address())) {
            add(publish.address(), names, addresses);
        }
        publish.hostNames().forEach(name -> add(name, names, addresses));
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
