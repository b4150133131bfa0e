package io.pgcluster.operate.secret;

/**
 * A certificate authority that certificates need.
 *
 * @param name its name and that of its files
 * @param commonName what its certificate says it is
 */
public record AuthorityRequest(String name, String commonName) {}
