package io.pgcluster.exporter.exposition;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.Family;
import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.exporter.metric.SampleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Brings together what several sources say of the same families. */
final class FamilyMerger {
    private record Piece(Family family, SortedMap<String, String> constantLabels) {}

    private final Map<String, List<Piece>> pieces = new LinkedHashMap<>();
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);

    void add(SampleSet set) {
        set.batch().dropped().forEach(this::drop);
        for (Family family : set.batch().families()) {
            pieces.computeIfAbsent(family.descriptor().name(), name -> new ArrayList<>())
                    .add(new Piece(family, set.constantLabels()));
        }
    }

    /** The families, sorted by name. */
    List<MergedFamily> merged() {
        Set<String> taken = new HashSet<>();
        List<MergedFamily> merged = new ArrayList<>();
        pieces.values().forEach(found -> {
            List<Piece> kept = ofTheFirstType(found);
            Family first = kept.get(0).family();
            if (Collections.disjoint(taken, sampleNames(first))) {
                taken.addAll(sampleNames(first));
                merged.add(merge(kept));
            } else {
                drop(DropReason.CONFLICT, size(kept));
            }
        });
        merged.sort(Comparator.comparing(MergedFamily::name));
        return List.copyOf(merged);
    }

    Map<DropReason, Long> dropped() {
        return Collections.unmodifiableMap(dropped);
    }

    private List<Piece> ofTheFirstType(List<Piece> found) {
        if (found.size() == 1) {
            return found;
        }
        MetricType type = found.get(0).family().descriptor().type();
        List<Piece> kept = found.stream()
                .filter(piece -> piece.family().descriptor().type() == type)
                .toList();
        drop(DropReason.CONFLICT, size(found) - size(kept));
        return kept;
    }

    /** The names that its samples have; those of a histogram must not be another family's. */
    private static Set<String> sampleNames(Family family) {
        String name = family.descriptor().name();
        return family.descriptor().type() == MetricType.HISTOGRAM
                ? Set.of(name, name + "_bucket", name + "_sum", name + "_count")
                : Set.of(name);
    }

    private MergedFamily merge(List<Piece> found) {
        Set<String> names = new TreeSet<>();
        found.forEach(piece -> {
            names.addAll(piece.family().descriptor().labels());
            names.addAll(piece.constantLabels().keySet());
        });
        List<String> labels = List.copyOf(names);
        List<Part> parts = new ArrayList<>(found.size());
        found.forEach(piece -> parts.add(new Part(piece.family(), piece.constantLabels(), labels)));
        SampleOrder samples = SampleOrder.of(parts, labels.size());
        drop(DropReason.DUPLICATE, size(found) - samples.size());
        Descriptor first = found.get(0).family().descriptor();
        return new MergedFamily(first.name(), first.type(), first.help(), labels, samples);
    }

    private static long size(List<Piece> found) {
        long size = 0;
        for (Piece piece : found) {
            size += piece.family().size();
        }
        return size;
    }

    private void drop(DropReason reason, long count) {
        if (count > 0) {
            dropped.merge(reason, count, Long::sum);
        }
    }
}
