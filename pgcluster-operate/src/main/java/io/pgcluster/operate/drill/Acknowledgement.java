package io.pgcluster.operate.drill;

/**
 * A row whose commit a server confirmed.
 *
 * @param id the row
 * @param writer the thread that wrote it
 * @param nanos when the confirmation arrived, on this process's clock
 * @param server the address of the server that wrote it
 * @param serverMicros when it was written, on the server's clock, in microseconds; members on one host share that clock
 */
public record Acknowledgement(long id, int writer, long nanos, String server, long serverMicros) {}
