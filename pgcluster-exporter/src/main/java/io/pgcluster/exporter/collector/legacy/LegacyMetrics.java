package io.pgcluster.exporter.collector.legacy;

import io.pgcluster.exporter.collector.definition.ResultMapper.ColumnMetric;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the columns of a result become. */
final class LegacyMetrics {
    /** What can end a metric's name; a column that is called otherwise, such as one without a name, can not be shown. */
    static final Pattern NAME_END = Pattern.compile("[a-zA-Z0-9_:]+");

    private final LegacyQuery query;
    private final List<String> labels = new ArrayList<>();
    private final List<ColumnMetric> metrics = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private LegacyMetrics(LegacyQuery query) {
        this.query = query;
    }

    /** The metrics of a result with these columns. What the file names and the result does not have is left out. */
    static List<ColumnMetric> of(LegacyQuery query, List<String> names) {
        LegacyMetrics all = new LegacyMetrics(query);
        query.columns().stream()
                .filter(column -> column.usage() == Usage.LABEL && names.contains(column.name()))
                .forEach(column -> all.labels.add(column.name()));
        query.columns().stream().filter(column -> names.contains(column.name())).forEach(all::column);
        names.stream()
                .distinct()
                .filter(name ->
                        !all.taken.contains(name) && NAME_END.matcher(name).matches())
                .forEach(all::unlisted);
        return all.metrics;
    }

    private void column(LegacyColumn column) {
        taken.add(column.name());
        switch (column.usage()) {
            case DISCARD, LABEL -> {
                // Neither is a metric.
            }
            case COUNTER -> add(column, column.name(), MetricType.COUNTER, column.name());
            case GAUGE -> add(column, column.name(), MetricType.GAUGE, column.name());
            case HISTOGRAM -> {
                taken.addAll(List.of(column.name() + "_bucket", column.name() + "_sum", column.name() + "_count"));
                add(column, column.name(), MetricType.HISTOGRAM, column.name());
            }
            case MAPPEDMETRIC -> converted(column, column.name());
            case DURATION -> converted(column, column.name() + "_milliseconds");
        }
    }

    private void converted(LegacyColumn column, String name) {
        taken.add(LegacySql.numberOf(column));
        add(column, name, MetricType.GAUGE, LegacySql.numberOf(column));
    }

    private void add(LegacyColumn column, String name, MetricType type, String source) {
        metrics.add(new ColumnMetric(
                new Descriptor(query.namespace() + "_" + name, type, column.description(), labels), source));
    }

    private void unlisted(String name) {
        metrics.add(new ColumnMetric(
                new Descriptor(
                        query.namespace() + "_" + name,
                        MetricType.UNTYPED,
                        "Unknown metric from " + query.namespace(),
                        labels),
                name));
    }
}
