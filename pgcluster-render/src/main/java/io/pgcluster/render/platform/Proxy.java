package io.pgcluster.render.platform;

/**
 * A proxy that leads connections to the primary and to the replicas.
 *
 * @param index counted from 1
 * @param name its name as a service and as a host
 * @param metricsUrl where the database nodes read which members it leads to
 */
public record Proxy(int index, String name, String metricsUrl) {}
