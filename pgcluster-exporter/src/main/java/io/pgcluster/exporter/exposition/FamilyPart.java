package io.pgcluster.exporter.exposition;

import io.pgcluster.exporter.metric.Family;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The samples of one family from one source, seen with the labels of the whole family. */
final class FamilyPart {
    private static final int CONSTANT = -1;

    private final Family family;
    private final int[] columns;
    private final String[] constants;

    /**
     * @param family the samples
     * @param constantLabels the source's labels
     * @param labels all labels of the family
     */
    FamilyPart(Family family, Map<String, String> constantLabels, List<String> labels) {
        this.family = family;
        this.columns = new int[labels.size()];
        this.constants = new String[labels.size()];
        for (int label = 0; label < columns.length; label++) {
            // indexOf gives -1 where the sample has no such label itself.
            columns[label] = family.descriptor().labels().indexOf(labels.get(label));
            constants[label] = constantLabels.getOrDefault(labels.get(label), "");
        }
    }

    Family family() {
        return family;
    }

    /** The value of a label of the family; empty where the sample has none. */
    String value(int sample, int label) {
        int column = columns[label];
        return column == CONSTANT
                ? constants[label]
                : family.labelValues(sample).get(column);
    }

    /** The labels that samples of this part show: their own ones also when they are empty, as postgres_exporter does. */
    int[] shown() {
        int[] shown = new int[columns.length];
        int count = 0;
        for (int label = 0; label < columns.length; label++) {
            if (!isConstant(label) || !constants[label].isEmpty()) {
                shown[count++] = label;
            }
        }
        return count == shown.length ? shown : Arrays.copyOf(shown, count);
    }

    /** Whether the label has the same value in all samples of this part. */
    boolean isConstant(int label) {
        return columns[label] == CONSTANT;
    }
}
