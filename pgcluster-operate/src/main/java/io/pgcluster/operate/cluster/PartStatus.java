package io.pgcluster.operate.cluster;

/**
 * A container beside the database nodes.
 *
 * @param service its Compose service
 * @param healthy whether it does what it is for
 * @param detail what was found
 */
public record PartStatus(String service, boolean healthy, String detail) {}
