package io.pgcluster.exporter.exposition;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What several sources say of one family, not brought together yet.
 *
 * @param pieces all of the type of the first
 */
record GatheredFamily(List<Piece> pieces) {
    /**
     * What one source says.
     *
     * @param family the samples
     * @param constantLabels the source's labels
     */
    record Piece(Family family, SortedMap<String, String> constantLabels) {}

    String name() {
        return pieces.get(0).family().descriptor().name();
    }

    /** How many samples there are, repeated ones too. */
    long size() {
        return size(pieces);
    }

    static long size(List<Piece> pieces) {
        long size = 0;
        for (Piece piece : pieces) {
            size += piece.family().size();
        }
        return size;
    }

    /** How many samples are duplicates. */
    long duplicates() {
        return size() - merged().samples().size();
    }

    MergedFamily merged() {
        Set<String> names = new TreeSet<>();
        pieces.forEach(piece -> {
            names.addAll(piece.family().descriptor().labels());
            names.addAll(piece.constantLabels().keySet());
        });
        List<String> labels = List.copyOf(names);
        List<FamilyPart> parts = new ArrayList<>(pieces.size());
        pieces.forEach(piece -> parts.add(new FamilyPart(piece.family(), piece.constantLabels(), labels)));
        Descriptor first = pieces.get(0).family().descriptor();
        return new MergedFamily(first.name(), first.type(), first.help(), labels, SampleOrder.of(parts, labels.size()));
    }
}
