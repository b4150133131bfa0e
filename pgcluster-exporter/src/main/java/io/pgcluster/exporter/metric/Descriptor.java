package io.pgcluster.exporter.metric;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a family is, apart from its values.
 *
 * @param name its whole name, in a counter with {@code _total}, where the name that is kept compatible has it
 * @param type its type
 * @param help one sentence of description, unescaped
 * @param labels names of its labels, in the order in which values are given; without the labels that tell servers apart, which whoever
 *     knows the server adds
 */
public record Descriptor(String name, MetricType type, String help, List<String> labels) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** Refuses names that Prometheus could not read. */
    public Descriptor {
        labels = List.copyOf(labels);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no metric name, expected " + NAME.pattern());
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("\"" + label + "\" is no label name, expected " + LABEL.pattern());
            }
        }
        if (Set.copyOf(labels).size() < labels.size()) {
            throw new IllegalArgumentException("the labels of \"" + name + "\" must differ, found " + labels);
        }
    }

    /** A gauge. */
    public static Descriptor gauge(String name, String help, String... labels) {
        return new Descriptor(name, MetricType.GAUGE, help, List.of(labels));
    }

    /** A counter. */
    public static Descriptor counter(String name, String help, String... labels) {
        return new Descriptor(name, MetricType.COUNTER, help, List.of(labels));
    }
}
