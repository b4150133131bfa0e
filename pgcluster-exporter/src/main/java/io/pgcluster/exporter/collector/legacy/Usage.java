package io.pgcluster.exporter.collector.legacy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a column is for. */
enum Usage {
    /** It is left out. */
    DISCARD,
    /** Its text is a label of all metrics of the query. */
    LABEL,
    /** A counter. */
    COUNTER,
    /** A gauge. */
    GAUGE,
    /** Arrays of bounds and counts, with further columns for the sum and the count. */
    HISTOGRAM,
    /** Text that stands for a number, by the table {@code metric_mapping}. */
    MAPPEDMETRIC,
    /** Text such as {@code 1h2m}, shown in milliseconds, as the end of the metric's name says. */
    DURATION;

    static Optional<Usage> of(String word) {
        return Arrays.stream(values())
                .filter(usage -> usage.name().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Usage::name).sorted().toList();
    }
}
