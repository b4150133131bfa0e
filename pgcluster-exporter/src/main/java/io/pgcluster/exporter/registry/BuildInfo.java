package io.pgcluster.exporter.registry;

/**
 * Which build this is.
 *
 * @param version of the project
 * @param revision of its source; empty if it is not known
 */
public record BuildInfo(String version, String revision) {}
