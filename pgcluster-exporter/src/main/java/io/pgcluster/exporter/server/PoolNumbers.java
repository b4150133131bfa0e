package io.pgcluster.exporter.server;

/**
 * How many connections there are.
 *
 * @param active in use
 * @param idle kept
 * @param waiting threads that wait for one
 */
public record PoolNumbers(int active, int idle, int waiting) {
    /** None. */
    public static final PoolNumbers NONE = new PoolNumbers(0, 0, 0);

    /** Both together. */
    public PoolNumbers plus(PoolNumbers other) {
        return new PoolNumbers(active + other.active, idle + other.idle, waiting + other.waiting);
    }
}
