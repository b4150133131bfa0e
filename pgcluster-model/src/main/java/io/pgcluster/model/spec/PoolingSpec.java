package io.pgcluster.model.spec;

/** The connection pooler in front of the servers. */
public record PoolingSpec(
        @Doc("Put PgBouncer in front of the primary.") boolean enabled,

        @Doc("When a server connection goes back to the pool.")
        PoolMode mode,

        @Doc(value = "PgBouncer processes, each with its own address.", min = 1, max = 8)
        int instances,

        @Doc(value = "Client connections per PgBouncer.", min = 10, max = 100000)
        int maxClientConnections,

        @Doc("What the poolers do with parameters that clients send when they connect.")
        StartupParametersSpec startupParameters) {}
