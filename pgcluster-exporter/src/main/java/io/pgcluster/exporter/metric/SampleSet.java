package io.pgcluster.exporter.metric;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A batch and the labels that tell its source apart from others: {@code cluster}, {@code server}, {@code datname}. A sample that has
 * such a label itself keeps its own value.
 *
 * @param constantLabels added to each sample, by name
 * @param batch the samples
 */
public record SampleSet(SortedMap<String, String> constantLabels, Batch batch) {
    /** Copies the labels. */
    public SampleSet {
        constantLabels = Collections.unmodifiableSortedMap(new TreeMap<>(constantLabels));
    }

    /** The samples of a source with these labels. */
    public static SampleSet of(Map<String, String> constantLabels, Batch batch) {
        return new SampleSet(new TreeMap<>(constantLabels), batch);
    }
}
