package io.pgcluster.render.platform;

/**
 * Where connections go.
 *
 * @param host host name
 * @param port TCP port
 */
public record Destination(String host, int port) {}
