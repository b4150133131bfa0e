package io.pgcluster.render.platform;

import java.time.Duration;
import java.util.List;

/**
 * Proxies that run as a part of the cluster and ask Patroni's REST API which member is the primary. TLS of PostgreSQL passes through them
 * untouched.
 *
 * @param product what they are, for users
 * @param proxies the proxies, at least one
 * @param primary all of them together, for what runs within the cluster
 * @param direct each of them, for clients past the poolers
 * @param hostNames every host name of theirs
 * @param userId user that they run as
 * @param timing how soon they notice who the primary is
 */
public record Proxies(
        String product,
        List<Proxy> proxies,
        Destination primary,
        List<Destination> direct,
        List<String> hostNames,
        int userId,
        ProxyTiming timing)
        implements Routing {
    /** Keeps unmodifiable copies. */
    public Proxies {
        proxies = List.copyOf(proxies);
        direct = List.copyOf(direct);
        hostNames = List.copyOf(hostNames);
    }

    /** As many good checks as it takes, at the interval for members that are down. */
    @Override
    public Duration detection() {
        return timing.downInterval().multipliedBy(timing.rise());
    }
}
