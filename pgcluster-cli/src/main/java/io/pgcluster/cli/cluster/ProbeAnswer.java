package io.pgcluster.cli.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * What one probe found.
 *
 * @param number probes are numbered from 1 in the order in which they were started
 * @param took how long it took
 * @param address the server that answered; empty if none did
 * @param writable whether it takes writes
 */
record ProbeAnswer(int number, Duration took, Optional<String> address, boolean writable) {}
