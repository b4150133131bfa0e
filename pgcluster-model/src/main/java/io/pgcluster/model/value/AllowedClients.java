package io.pgcluster.model.value;

import java.util.List;

/**
 * Which clients of the published ports are admitted. The engine's own proxy passes on what comes over loopback, over IPv6 or from other
 * containers of the host, and gives all of it one address, that of the network's gateway. So what is relayed is admitted only where every
 * client that it may stand for is.
 *
 * @param networks where clients may come from; empty admits every client
 * @param address the host address that ports are published on
 */
public record AllowedClients(List<Cidr> networks, String address) {
    private static final String LOOPBACK_IPV4 = "127.0.0.1";
    private static final String LOOPBACK_IPV6 = "::1";
    private static final String ANY_IPV4 = "0.0.0.0";

    /** Keeps an unmodifiable copy. */
    public AllowedClients {
        networks = List.copyOf(networks);
    }

    /** Whether some addresses are refused. */
    public boolean isRestricted() {
        return !networks.isEmpty();
    }

    /** Whether ports are published for this host alone. */
    public boolean isLoopback() {
        return address.startsWith("127.") || address.equals(LOOPBACK_IPV6);
    }

    /** Whether a network covers a loopback address, which stands for this host. */
    public boolean namesLoopback() {
        return networks.stream().anyMatch(AllowedClients::coversLoopback);
    }

    /** Whether what the engine's proxy relays, and so hides the address of, is admitted. */
    public boolean admitsRelayed() {
        if (!isRestricted()) {
            return true;
        }
        if (isLoopback()) {
            return namesLoopback();
        }
        return everything(false) && (!isIpv6() || everything(true));
    }

    /** Whether a client on this host that connects to the published address is admitted. */
    public boolean admitsThisHost() {
        // A host that calls itself by an address of its own comes from that address; the rest is relayed.
        boolean own = !isLoopback() && !isIpv6() && !address.equals(ANY_IPV4);
        return admitsRelayed() || (own && networks.stream().anyMatch(network -> network.contains(address)));
    }

    /** Whether ports are published on an address of IPv6. */
    public boolean isIpv6() {
        return address.contains(":");
    }

    /** Whether {@code network} covers a loopback address. */
    public static boolean coversLoopback(Cidr network) {
        return network.contains(LOOPBACK_IPV4) || network.contains(LOOPBACK_IPV6);
    }

    private boolean everything(boolean ipv6) {
        return networks.stream().anyMatch(network -> network.isIpv6() == ipv6 && network.isEverything());
    }
}
