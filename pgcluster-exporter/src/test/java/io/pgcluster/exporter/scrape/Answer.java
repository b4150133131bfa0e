package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.metric.Family;
import io.pgcluster.exporter.metric.SampleSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A scrape's samples, and how long they were waited for. */
record Answer(Scrape scrape, Duration took) {
    /** The only sample of this name whose labels contain {@code labels}, given as name, value, name, value. */
    double value(String name, String... labels) {
        return find(name, labels).orElseThrow(() -> new AssertionError("no " + name + " " + List.of(labels)));
    }

    /** Whether there is such a sample. */
    boolean has(String name, String... labels) {
        return find(name, labels).isPresent();
    }

    double up() {
        return value("pg_up");
    }

    double success(String collector) {
        return value("pg_scrape_collector_success", "collector", collector);
    }

    /** The values of one label of all samples of this name. */
    List<String> labels(String name, String label) {
        return scrape.sets().stream()
                .flatMap(set -> set.batch().families().stream())
                .filter(family -> family.descriptor().name().equals(name))
                .flatMap(family -> java.util.stream.IntStream.range(0, family.size())
                        .mapToObj(index -> family.labelValues(index)
                                .get(family.descriptor().labels().indexOf(label))))
                .toList();
    }

    private OptionalDouble find(String name, String... labels) {
        return scrape.sets().stream()
                .flatMapToDouble(set -> set.batch().families().stream()
                        .filter(family -> family.descriptor().name().equals(name))
                        .flatMapToDouble(
                                family -> values(set, family, labels).stream().mapToDouble(Double::doubleValue)))
                .findFirst();
    }

    private static List<Double> values(SampleSet set, Family family, String... labels) {
        return java.util.stream.IntStream.range(0, family.size())
                .filter(index -> matches(set, family, index, labels))
                .mapToObj(family::value)
                .toList();
    }

    private static boolean matches(SampleSet set, Family family, int index, String... labels) {
        Map<String, String> all = new TreeMap<>(set.constantLabels());
        List<String> names = family.descriptor().labels();
        for (int i = 0; i < names.size(); i++) {
            all.put(names.get(i), family.labelValues(index).get(i));
        }
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(all.get(labels[i]))) {
                return false;
            }
        }
        return true;
    }
}
