package io.pgcluster.operate.engine.embedded;

/**
 * How a cluster without containers is to be started.
 *
 * @param demo with a load on it
 * @param memory bytes that the shared buffers of all servers may take together
 */
public record EmbeddedOptions(boolean demo, long memory) {}
