package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.collector.definition.DefinedCollector;
import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.Buckets;
import io.pgcluster.exporter.metric.Family;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What collectors gave in one run over a session, and which of them were skipped. */
record Scraped(Batch batch, Map<String, SkipReason> skipped) {
    static Scraped of(Connection connection, Collection<? extends Collector> collectors) throws SQLException {
        TestSession session = TestSession.of(connection);
        Batch batch = new Batch();
        Map<String, SkipReason> skipped = new TreeMap<>();
        for (Collector collector : collectors) {
            if (collector.appliesTo(session.facts()) instanceof Applicability.Skipped reason) {
                skipped.put(collector.name(), reason.reason());
            } else {
                collector.collect(session, batch);
            }
        }
        return new Scraped(batch, skipped);
    }

    static Scraped of(Connection connection, String... names) throws SQLException {
        return of(
                connection,
                BuiltinCollectors.all().stream()
                        .filter(collector -> Set.of(names).contains(collector.name()))
                        .toList());
    }

    static DefinedCollector defined(String name) {
        return (DefinedCollector) BuiltinCollectors.all().stream()
                .filter(collector -> collector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Its families as {@link ListedFamily#described()} shows them. */
    Set<String> families() {
        Set<String> families = new TreeSet<>();
        for (Family family : batch.families()) {
            families.add(ListedFamily.described(
                    family.descriptor().name(),
                    family.descriptor().type(),
                    family.descriptor().labels()));
        }
        return families;
    }

    boolean has(String name) {
        return batch.families().stream()
                .anyMatch(family -> family.descriptor().name().equals(name));
    }

    /** Values of a family by their label values, which are joined by a slash. */
    Map<String, Double> values(String name) {
        Family family = family(name);
        Map<String, Double> values = new TreeMap<>();
        IntStream.range(0, family.size())
                .forEach(index -> values.put(String.join("/", family.labelValues(index)), family.value(index)));
        return values;
    }

    double value(String name, String... labels) {
        Double value = values(name).get(String.join("/", labels));
        if (value == null) {
            throw new NoSuchElementException(name + List.of(labels) + " in " + values(name));
        }
        return value;
    }

    Map<String, Buckets> histograms(String name) {
        Family family = family(name);
        Map<String, Buckets> values = new TreeMap<>();
        IntStream.range(0, family.size())
                .forEach(index -> values.put(String.join("/", family.labelValues(index)), family.buckets(index)));
        return values;
    }

    private Family family(String name) {
        return batch.families().stream()
                .filter(family -> family.descriptor().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no family " + name + " among " + families()));
    }
}
