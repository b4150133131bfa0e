package io.pgcluster.exporter.source;

import io.pgcluster.exporter.metric.Buckets;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a source put in, by name and labels as Prometheus' text format shows them; a sample that comes twice is a mistake. */
public final class CollectedSamples implements MetricSink {
    private final Map<String, Double> samples = new TreeMap<>();
    private final Map<String, Descriptor> families = new TreeMap<>();
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private final Set<String> droppedOf = new TreeSet<>();

    @Override
    public void sample(Descriptor family, List<String> values, double value) {
        Descriptor known = families.putIfAbsent(family.name(), family);
        if (known != null && !known.equals(family)) {
            throw new AssertionError(family.name() + " is described twice: " + known + " and " + family);
        }
        Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            labels.put(family.labels().get(i), family.labels().get(i) + "=\"" + values.get(i) + "\"");
        }
        String series = family.name() + (labels.isEmpty() ? "" : "{" + String.join(",", labels.values()) + "}");
        if (values.size() != family.labels().size() || samples.put(series, value) != null) {
            throw new AssertionError("cannot be shown: " + series + " of " + family);
        }
    }

    @Override
    public void histogram(Descriptor family, List<String> values, Buckets value) {
        throw new AssertionError("no source has histograms: " + family);
    }

    @Override
    public void dropped(DropReason reason, long count) {
        if (count > 0) {
            dropped.merge(reason, count, Long::sum);
        }
    }

    @Override
    public void dropped(DropReason reason, long count, String what) {
        dropped(reason, count);
        droppedOf.add(what);
    }

    /** How many samples were left out, by reason. */
    public Map<DropReason, Long> dropped() {
        return dropped;
    }

    /** Of what samples were left out, as far as that was said. */
    public Set<String> droppedOf() {
        return droppedOf;
    }

    /** All samples. */
    public Map<String, Double> samples() {
        return samples;
    }

    /** Names of all families. */
    public Set<String> names() {
        return new TreeSet<>(families.keySet());
    }

    /** A family as it was described. */
    public Descriptor family(String name) {
        Descriptor family = families.get(name);
        if (family == null) {
            throw new AssertionError(name + " was not collected, but " + families.keySet());
        }
        return family;
    }
}
