package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Target;
import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.model.value.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Networks of clients, as far as Docker Compose can tell addresses apart: a list that it cannot enforce as written is refused. */
final class AllowedClientsRule implements SpecRule {
    private static final String ID = "allowed-clients";
    private static final String PATH = "spec.security.allowedClients";
    private static final String ADDRESS = "spec.network.publish.address";

    @Override
    public List<Finding> check(Candidate candidate) {
        ClusterSpec spec = candidate.spec();
        String address = spec.network().publish().address();
        if (!spec.targets().contains(Target.COMPOSE)
                || spec.security().allowedClients().isEmpty()
                || !Addresses.isIpAddress(address)) {
            return List.of();
        }
        AllowedClients clients = new AllowedClients(spec.security().allowedClients(), address);
        if (clients.isLoopback()) {
            return thisHost(candidate, clients);
        }
        if (clients.isIpv6()) {
            return clients.admitsRelayed() ? List.of() : List.of(hidden(candidate, address));
        }
        return each(candidate, clients);
    }

    private static List<Finding> thisHost(Candidate candidate, AllowedClients clients) {
        if (!clients.namesLoopback()) {
            return List.of(Finding.error(
                    ID,
                    PATH,
                    "ports are published on " + clients.address()
                            + ", which only this host can reach, and no network in the list covers it: no client could connect",
                    "add 127.0.0.1/32, which stands for this host, or publish on another address in " + ADDRESS));
        }
        return warnings(
                candidate,
                clients,
                network -> !AllowedClients.coversLoopback(network),
                "ports are published on " + clients.address() + ", which no client of %s can reach",
                "publish on another address in " + ADDRESS + ", or remove it");
    }

    private static Finding hidden(Candidate candidate, String address) {
        return Finding.error(
                ID,
                candidate.firstWritten(PATH, ADDRESS),
                "ports are published on the IPv6 address " + address + ", where Docker hides the client's address: "
                        + PATH + " could not be enforced",
                "publish on an IPv4 address, or leave " + PATH + " empty and limit clients with the host's firewall");
    }

    private static List<Finding> each(Candidate candidate, AllowedClients clients) {
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < clients.networks().size(); index++) {
            Cidr network = clients.networks().get(index);
            if (!network.isEverything() && AllowedClients.coversLoopback(network)) {
                findings.add(
                        Finding.error(
                                ID,
                                PATH + "[" + index + "]",
                                "with ports published on " + clients.address()
                                        + ", Docker shows clients on this host's loopback"
                                        + " address and other containers on this host under one and the same address: "
                                        + network
                                        + " would admit both",
                                "remove it; clients on this host can connect to another of its addresses that the list covers"));
            }
        }
        findings.addAll(warnings(
                candidate,
                clients,
                Cidr::isIpv6,
                "ports are published on " + clients.address() + ", which no client of %s can reach: it is IPv6",
                "remove it"));
        return findings;
    }

    /** What has no use only where no other target has one for it. */
    private static List<Finding> warnings(
            Candidate candidate, AllowedClients clients, Predicate<Cidr> useless, String message, String hint) {
        List<Target> targets = candidate.spec().targets();
        List<Finding> findings = new ArrayList<>();
        if (targets.contains(Target.KUBERNETES) || targets.contains(Target.HELM)) {
            return findings;
        }
        for (int index = 0; index < clients.networks().size(); index++) {
            Cidr network = clients.networks().get(index);
            if (useless.test(network)) {
                findings.add(
                        Finding.warning(ID, PATH + "[" + index + "]", message.replace("%s", network.toString()), hint));
            }
        }
        return findings;
    }
}
