package io.pgcluster.render.platform;

import java.time.Duration;
import java.util.List;

/**
 * Services of the platform that select database nodes by their role: nothing of the cluster's own is in the way.
 *
 * @param primary the Service of the primary
 * @param replicas the Service of the replicas
 * @param hostNames every host name of the two
 * @param detection from the changed role of a member until the platform's nodes lead connections to it
 */
public record Services(Destination primary, Destination replicas, List<String> hostNames, Duration detection)
        implements Routing {
    /** Keeps an unmodifiable copy. */
    public Services {
        hostNames = List.copyOf(hostNames);
    }

    @Override
    public List<Destination> direct() {
        return List.of(primary);
    }

    @Override
    public List<Proxy> proxies() {
        return List.of();
    }
}
