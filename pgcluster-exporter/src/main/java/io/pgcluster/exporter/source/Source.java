package io.pgcluster.exporter.source;

import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Something other than a PostgreSQL server that has samples of its own. One source is one thing at one place: two poolers are two sources with the
 * same name and different labels. It is never run twice at a time; runs that overstay the deadline hold a thread of a small pool, so
 * every wait in it has to end by itself.
 */
public interface Source {
    /** Its kind: what {@code collect[]} names, and the label {@code collector} of its duration and success. */
    String name();

    /** Labels that all of its samples get, in this order; together with the name they are unique. */
    Map<String, String> labels();

    /** For how long its result is good enough; empty: it is read in every scrape. */
    default Optional<Duration> timeToLive() {
        return Optional.empty();
    }

    /**
     * Reads and reports. Samples that it has put in before it fails are shown.
     *
     * @throws SourceException if it cannot be read
     * @throws InterruptedException if the exporter stops
     */
    void collect(Deadline deadline, MetricSink sink) throws SourceException, InterruptedException;
}
