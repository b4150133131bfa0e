package io.pgcluster.exporter.exposition;

import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.SampleSet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * The samples of all sources, merged: families by name, in them samples by their labels, each once. It can be written several times and
 * by several threads. It keeps the batches and eight bytes for each sample; writing needs one chunk besides.
 */
public final class Exposition {
    private final List<MergedFamily> families;
    private final Map<DropReason, Long> dropped;

    private Exposition(List<MergedFamily> families, Map<DropReason, Long> dropped) {
        this.families = families;
        this.dropped = dropped;
    }

    /**
     * Merges what sources gave. Of two samples with the same name and labels the one that came first is kept; an empty label is none, as
     * for Prometheus. A family that is described twice keeps its first type and help, and loses samples that came with another type.
     */
    public static Exposition of(List<SampleSet> sets) {
        FamilyMerger merger = new FamilyMerger();
        sets.forEach(merger::add);
        return new Exposition(merger.merged(), merger.dropped());
    }

    /** How many samples there are; a histogram counts as one. */
    public int size() {
        return families.stream().mapToInt(family -> family.samples().size()).sum();
    }

    /** How many samples were left out: those that the sources told of, and those that merging dropped. */
    public Map<DropReason, Long> dropped() {
        return dropped;
    }

    /** Writes everything to {@code out} in chunks; does not close it. */
    public void writeTo(OutputStream out, ExpositionFormat format) throws IOException {
        ChunkedBytes bytes = new ChunkedBytes(out);
        if (format == ExpositionFormat.OPENMETRICS) {
            new OpenMetricsEncoder(bytes).write(families);
        } else {
            new TextEncoder(bytes).write(families);
        }
        bytes.flush();
    }
}
