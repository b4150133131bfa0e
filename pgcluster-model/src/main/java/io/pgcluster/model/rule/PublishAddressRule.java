package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.model.value.Cidr;
import java.util.List;

/** Where ports are published: an address, and who can reach it. */
final class PublishAddressRule implements SpecRule {
    private static final String PATH = "spec.network.publish.address";

    @Override
    public List<Finding> check(Candidate candidate) {
        PublishSpec publish = candidate.spec().network().publish();
        String address = publish.address();
        if (!Addresses.isIpAddress(address)) {
            return List.of(Finding.error(
                    "publish-address",
                    PATH,
                    "\"" + address + "\" is not an IP address of this host",
                    "write for example 127.0.0.1, or 0.0.0.0 for every IPv4 address of the host"));
        }
        List<Cidr> clients = candidate.spec().security().allowedClients();
        boolean open = !Addresses.isLoopback(address)
                && (clients.isEmpty() || clients.stream().anyMatch(Cidr::isEverything));
        return open
                ? List.of(Finding.warning(
                        "open-address",
                        PATH,
                        "ports are published on " + address
                                + ", and spec.security.allowedClients "
                                + (clients.isEmpty() ? "is empty" : "admits every address")
                                + ": every client that reaches this host can try passwords",
                        "list the networks of the clients in spec.security.allowedClients, or publish on 127.0.0.1"))
                : List.of();
    }
}
