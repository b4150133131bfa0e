package io.pgcluster.exporter.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one collector gave in one run. One thread fills it; when that is done, any thread may read it, and it no longer changes.
 * Lists of label values are kept as they are given: a row that is read once and given to several families costs memory once.
 */
public final class Batch implements MetricSink {
    /** Enough to find the cause. */
    private static final int MAX_NAMES = 5;

    /** One lookup of a name, whose hash is kept, instead of hashing a whole descriptor for each sample. */
    private final Map<String, Family> families = new LinkedHashMap<>();

    private final Map<Descriptor, Family> sameNameOtherwiseDescribed = new LinkedHashMap<>();
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private final Map<DropReason, Set<String>> droppedOf = new EnumMap<>(DropReason.class);

    @Override
    public void sample(Descriptor family, List<String> labelValues, double value) {
        family(family).add(labelValues, value);
    }

    @Override
    public void histogram(Descriptor family, List<String> labelValues, Buckets value) {
        family(family).add(labelValues, value);
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
        Set<String> names = droppedOf.computeIfAbsent(reason, unused -> new TreeSet<>());
        if (count > 0 && names.size() < MAX_NAMES) {
            names.add(what);
        }
    }

    /** Of what samples were left out, as far as that was said; the first few names. */
    public Set<String> droppedOf(DropReason reason) {
        return Collections.unmodifiableSet(droppedOf.getOrDefault(reason, Set.of()));
    }

    /** Its families in the order in which they came; a name that was described differently is there once for each description. */
    public Collection<Family> families() {
        if (sameNameOtherwiseDescribed.isEmpty()) {
            return Collections.unmodifiableCollection(families.values());
        }
        List<Family> all = new ArrayList<>(families.values());
        all.addAll(sameNameOtherwiseDescribed.values());
        return Collections.unmodifiableList(all);
    }

    /** How many samples it has. */
    public int size() {
        return families().stream().mapToInt(Family::size).sum();
    }

    /** The memory that it takes, as a rough estimate that is rather too large. */
    public long bytes() {
        long bytes = 0;
        for (Family family : families()) {
            bytes += family.bytes();
        }
        return bytes;
    }

    /** How many samples were left out, for each reason that there was. */
    public Map<DropReason, Long> dropped() {
        return Collections.unmodifiableMap(dropped);
    }

    private Family family(Descriptor descriptor) {
        Family family = families.computeIfAbsent(descriptor.name(), name -> new Family(descriptor));
        return family.descriptor().equals(descriptor)
                ? family
                : sameNameOtherwiseDescribed.computeIfAbsent(descriptor, Family::new);
    }
}
