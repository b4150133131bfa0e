package io.pgcluster.render.platform;

import java.time.Duration;
import java.util.List;

/** Who leads connections to the primary and to the replicas. */
public sealed interface Routing permits Proxies, Services {
    /** Where poolers, and other parts of the cluster, reach the primary. */
    Destination primary();

    /** Where clients inside of the cluster reach the primary past the poolers, in the order in which they should be tried. */
    List<Destination> direct();

    /** Proxies that the cluster runs itself; empty where the platform routes. */
    List<Proxy> proxies();

    /** Host names under which clients reach the database nodes through it, with the nodes' own TLS. */
    List<String> hostNames();

    /** From the moment that a new primary takes writes until connections are led to it, at most. */
    Duration detection();
}
