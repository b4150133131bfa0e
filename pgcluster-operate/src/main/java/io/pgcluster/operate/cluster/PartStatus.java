package io.pgcluster.operate.cluster;

/**
 * A part that is not a database node.
 *
 * @param name its name in the plan
 * @param healthy whether it does what it is for
 * @param detail what was found
 */
public record PartStatus(String name, boolean healthy, String detail) {}
