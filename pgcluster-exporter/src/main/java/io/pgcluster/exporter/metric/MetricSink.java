package io.pgcluster.exporter.metric;

import java.util.List;

/**
 * Takes samples. Nothing that is put in fails the scrape: a sample that cannot be shown (another sample has the same name and labels, a
 * family is described twice and differently) is dropped and counted.
 */
public interface MetricSink {
    /** Adds a sample; {@code labelValues} in the order of the descriptor's labels. */
    void sample(Descriptor family, List<String> labelValues, double value);

    /** Adds a histogram. */
    void histogram(Descriptor family, List<String> labelValues, Buckets value);

    /** Counts samples that were read and cannot be put in. */
    void dropped(DropReason reason, long count);

    /** The same, saying of what: the name of a family or of what would have become one. */
    default void dropped(DropReason reason, long count, String what) {
        dropped(reason, count);
    }
}
