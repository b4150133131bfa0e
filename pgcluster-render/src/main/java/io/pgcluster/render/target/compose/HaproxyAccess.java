package io.pgcluster.render.target.compose;

import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.model.value.Cidr;

/** Which connections a frontend of HAProxy takes, by their address alone, before a byte of them is read. */
final class HaproxyAccess {
    private static final String GATEWAY = "gateway";
    private static final String INSIDE = "inside";
    private static final String CLIENT = "client";

    private HaproxyAccess() {}

    /** Takes what comes from the cluster's own network and from allowed clients. */
    static HaproxyText clients(HaproxyText frontend, AllowedClients clients) {
        if (!clients.isRestricted()) {
            return frontend;
        }
        networks(frontend);
        if (clients.admitsRelayed()) {
            frontend.directiveOf(StartVariables.GATEWAYS, "acl", CLIENT, "src");
        } else {
            frontend.directive("tcp-request", "connection", "reject", "if", GATEWAY);
        }
        for (Cidr network : clients.networks()) {
            frontend.directive("acl", CLIENT, "src", network.text());
        }
        return frontend.directive("tcp-request", "connection", "reject", "unless", INSIDE, "||", CLIENT);
    }

    /** Takes what comes from the cluster's own network and from this container, never from clients. */
    static HaproxyText inside(HaproxyText frontend) {
        return networks(frontend)
                .directive("acl", INSIDE, "src", "127.0.0.0/8")
                .directive("tcp-request", "connection", "reject", "if", GATEWAY)
                .directive("tcp-request", "connection", "reject", "unless", INSIDE);
    }

    private static HaproxyText networks(HaproxyText frontend) {
        return frontend.directiveOf(StartVariables.GATEWAYS, "acl", GATEWAY, "src")
                .directiveOf(StartVariables.INSIDE, "acl", INSIDE, "src");
    }
}
