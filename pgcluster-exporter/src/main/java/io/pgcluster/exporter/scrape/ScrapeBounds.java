package io.pgcluster.exporter.scrape;

/**
 * How much of the process's memory and threads scrapes may take, regardless of the configuration.
 *
 * @param serversAtATime that are asked: each needs a thread, and memory for what it is just answering
 * @param sampleBytes that samples may take, from when they are read until they are written
 * @param bodyBytes that answers may take, compressed, from when they are written until they have been read
 * @param keptConnections to servers, over all of them, that stay open from scrape to scrape; one of each that has more is closed
 */
public record ScrapeBounds(int serversAtATime, long sampleBytes, long bodyBytes, int keptConnections) {
    private static final long MIB = 1 << 20;
    /** What a server costs while it answers, in addition to its samples: a stack, buffers, rows. */
    private static final long BYTES_PER_RUNNING_SCRAPE = 2 * MIB;

    /** What the driver keeps for a connection: buffers, statements and the descriptions of their results. */
    private static final long BYTES_PER_KEPT_CONNECTION = 300 * 1024;

    /** More memory is not taken, however much there is. */
    private static final long MAX_MEMORY = 2_048 * MIB;

    private static final int MIN_KEPT = 4;
    private static final int MIN_CONCURRENT = 4;
    private static final int MAX_CONCURRENT = 128;
    /** Mostly they wait for the server; more of them only take the processor from those who put the answer together. */
    private static final int CONCURRENT_PER_PROCESSOR = 16;

    /** For a heap of so many bytes and so many processors: a third for samples, a third for kept connections, the rest for what is just being worked on. */
    public static ScrapeBounds of(long bytes, int processors) {
        long heap = Math.min(bytes, MAX_MEMORY);
        return new ScrapeBounds(
                (int) Math.max(
                        MIN_CONCURRENT,
                        Math.min(
                                Math.min(MAX_CONCURRENT, CONCURRENT_PER_PROCESSOR * processors),
                                heap / BYTES_PER_RUNNING_SCRAPE)),
                heap / 3,
                heap / 12,
                (int) Math.max(MIN_KEPT, heap / 3 / BYTES_PER_KEPT_CONNECTION));
    }

    /** For what this process may have. */
    public static ScrapeBounds ofThisProcess() {
        return of(Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());
    }
}
