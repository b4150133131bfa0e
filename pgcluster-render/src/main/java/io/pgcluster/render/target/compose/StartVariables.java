package io.pgcluster.render.target.compose;

/** Variables that the container's start script sets: addresses that are known only on the machine that it runs on. */
final class StartVariables {
    /** First addresses of the container's networks: what the engine relays comes from there, regardless of its sender. */
    static final String GATEWAYS = "PGCLUSTER_GATEWAYS";

    /** The network that proxies, poolers and database nodes share. */
    static final String INSIDE = "PGCLUSTER_INSIDE";

    /** Stands in access rules for {@link #GATEWAYS} until the start script fills them in. */
    static final String GATEWAY_MARK = "@gateway";

    /** Stands in access rules for {@link #INSIDE} until the start script fills them in. */
    static final String INSIDE_MARK = "@inside";

    private StartVariables() {}
}
