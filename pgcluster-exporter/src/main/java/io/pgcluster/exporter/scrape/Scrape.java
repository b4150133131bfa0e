package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.SampleSet;
import java.util.List;

/**
 * What was there when time was up.
 *
 * @param sets samples with the labels of where they are from, in the order of the configuration
 */
public record Scrape(List<SampleSet> sets) {
    /** Copies what it is given. */
    public Scrape {
        sets = List.copyOf(sets);
    }
}
