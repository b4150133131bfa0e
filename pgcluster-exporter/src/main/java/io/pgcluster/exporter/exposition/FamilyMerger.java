package io.pgcluster.exporter.exposition;

import io.pgcluster.exporter.exposition.GatheredFamily.Piece;
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
import java.util.function.BiConsumer;

/** Brings together what several sources say of the same families. */
final class FamilyMerger {
    private final Map<String, List<Piece>> pieces = new LinkedHashMap<>();
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);

    private final BiConsumer<DropReason, String> leftOut;

    FamilyMerger(BiConsumer<DropReason, String> leftOut) {
        this.leftOut = leftOut;
    }

    void add(SampleSet set) {
        set.batch().dropped().forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
        for (Family family : set.batch().families()) {
            pieces.computeIfAbsent(family.descriptor().name(), name -> new ArrayList<>())
                    .add(new Piece(family, set.constantLabels()));
        }
    }

    /** The families, sorted by name. */
    List<GatheredFamily> gathered() {
        Set<String> taken = new HashSet<>();
        List<GatheredFamily> gathered = new ArrayList<>();
        pieces.values().forEach(found -> {
            List<Piece> kept = withTypeOfFirst(found);
            Family first = kept.get(0).family();
            if (Collections.disjoint(taken, sampleNames(first))) {
                taken.addAll(sampleNames(first));
                gathered.add(new GatheredFamily(kept));
            } else {
                conflict(first.descriptor().name(), GatheredFamily.size(kept));
            }
        });
        gathered.sort(Comparator.comparing(GatheredFamily::name));
        return List.copyOf(gathered);
    }

    Map<DropReason, Long> dropped() {
        return Collections.unmodifiableMap(dropped);
    }

    private List<Piece> withTypeOfFirst(List<Piece> found) {
        if (found.size() == 1) {
            return found;
        }
        MetricType type = found.get(0).family().descriptor().type();
        List<Piece> kept = found.stream()
                .filter(piece -> piece.family().descriptor().type() == type)
                .toList();
        conflict(found.get(0).family().descriptor().name(), GatheredFamily.size(found) - GatheredFamily.size(kept));
        return kept;
    }

    /** The names that its samples have; those of a histogram must not be another family's. */
    private static Set<String> sampleNames(Family family) {
        String name = family.descriptor().name();
        return family.descriptor().type() == MetricType.HISTOGRAM
                ? Set.of(name, name + "_bucket", name + "_sum", name + "_count")
                : Set.of(name);
    }

    private void conflict(String family, long count) {
        if (count > 0) {
            dropped.merge(DropReason.CONFLICT, count, Long::sum);
            leftOut.accept(DropReason.CONFLICT, family);
        }
    }
}
