package io.pgcluster.exporter.source.status;

import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import java.util.Set;
import java.util.TreeSet;

/** What of a file could not be used: counts, and the paths of the first few fields, never their values. */
public final class Malformed {
    private static final int MAX_PATHS = 5;

    private final Set<String> paths = new TreeSet<>();
    private int count;
    private int leftOut;

    void add(String path) {
        count++;
        if (paths.size() < MAX_PATHS) {
            paths.add(path);
        }
    }

    /** Reports that a list was longer than what is shown of it. */
    public void leftOut(int items) {
        leftOut += items;
    }

    /** How many fields had a type or a value that they cannot have. */
    public int count() {
        return count;
    }

    /** Reports it all as dropped samples. */
    public void report(MetricSink sink) {
        sink.dropped(DropReason.OVER_LIMIT, leftOut);
        int rest = count;
        for (String path : paths) {
            sink.dropped(DropReason.MALFORMED, 1, path);
            rest--;
        }
        sink.dropped(DropReason.MALFORMED, rest);
    }
}
