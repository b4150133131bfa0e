package io.pgcluster.exporter.registry;

/**
 * What became of a file of users' collectors or queries when it was read last.
 *
 * @param name as the configuration has it
 * @param sha256 of what it contained, in hexadecimal digits; empty if it could not be read
 * @param successful whether all of it could be used
 */
public record LoadedFile(String name, String sha256, boolean successful) {}
