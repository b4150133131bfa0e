package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.SampleSet;
import java.util.List;

/**
 * What was there when time was up. Close it when it has been written: its samples take room that others wait for.
 *
 * @param sets samples with the labels of where they are from, in the order of the configuration
 * @param release gives that room back
 */
public record Scrape(List<SampleSet> sets, Runnable release) implements AutoCloseable {
    /** Copies what it is given. */
    public Scrape {
        sets = List.copyOf(sets);
    }

    @Override
    public void close() {
        release.run();
    }
}
