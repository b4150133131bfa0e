package io.pgcluster.exporter.exposition;

import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.SampleSet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The samples of all sources, merged: families by name, in them samples by their labels, each once. It can be written several times and
 * by several threads. It keeps the batches; one family at a time is brought together while it is written, so that writing needs little
 * besides, however many sources there are.
 */
public final class Exposition {
    private final List<GatheredFamily> families;
    private final Map<DropReason, Long> dropped;

    private final BiConsumer<DropReason, String> leftOut;

    private Exposition(
            List<GatheredFamily> families, Map<DropReason, Long> dropped, BiConsumer<DropReason, String> leftOut) {
        this.families = families;
        this.dropped = dropped;
        this.leftOut = leftOut;
    }

    /**
     * Merges what sources gave. Of two samples with the same name and labels the one that came first is kept; an empty label is none, as
     * for Prometheus. A family that is described twice keeps its first type and help, and loses samples that came with another type.
     */
    public static Exposition of(List<SampleSet> sets) {
        return of(sets, (reason, family) -> {});
    }

    /** The same; {@code leftOut} is told the name of each family of which merging or writing leaves samples out, and why. */
    public static Exposition of(List<SampleSet> sets, BiConsumer<DropReason, String> leftOut) {
        FamilyMerger merger = new FamilyMerger(leftOut);
        sets.forEach(merger::add);
        return new Exposition(merger.gathered(), merger.dropped(), leftOut);
    }

    /** How many samples there are; a histogram counts as one. */
    public int size() {
        return families.stream()
                .mapToInt(family -> family.merged().samples().size())
                .sum();
    }

    /** How many samples are left out: those that the sources told of, and those that merging drops. */
    public Map<DropReason, Long> dropped() {
        long duplicates =
                families.stream().mapToLong(GatheredFamily::duplicates).sum();
        return with(duplicates);
    }

    /**
     * Writes everything to {@code out} in chunks; does not close it.
     *
     * @return how many samples were left out
     */
    public Map<DropReason, Long> writeTo(OutputStream out, ExpositionFormat format) throws IOException {
        ChunkedBytes bytes = new ChunkedBytes(out);
        TextEncoder encoder = format == ExpositionFormat.OPENMETRICS
                ? new OpenMetricsEncoder(bytes, families)
                : new TextEncoder(bytes);
        long duplicates = 0;
        for (GatheredFamily family : families) {
            MergedFamily merged = family.merged();
            long repeated = family.size() - merged.samples().size();
            if (repeated > 0) {
                leftOut.accept(DropReason.DUPLICATE, family.name());
            }
            duplicates += repeated;
            encoder.write(merged);
        }
        encoder.end();
        bytes.flush();
        return with(duplicates);
    }

    private Map<DropReason, Long> with(long duplicates) {
        Map<DropReason, Long> all = new EnumMap<>(DropReason.class);
        all.putAll(dropped);
        if (duplicates > 0) {
            all.merge(DropReason.DUPLICATE, duplicates, Long::sum);
        }
        return Collections.unmodifiableMap(all);
    }
}
