package io.pgcluster.operate.program;

/**
 * How two programs ended of which the second read what the first wrote.
 *
 * @param source the first; what it wrote is not kept
 * @param sink the second
 */
public record PipeOutcome(Outcome source, Outcome sink) {
    /** Whether both succeeded. */
    public boolean succeeded() {
        return source.succeeded() && sink.succeeded();
    }
}
