package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.metric.Buckets;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A metric with buckets: of the column x the array x has the bounds, x_bucket the counts, and x_sum and x_count the totals. */
final class HistogramColumn implements MetricColumn {
    private final int bounds;
    private final int counts;
    private final NumberColumn sum;
    private final NumberColumn count;

    HistogramColumn(DefinedMetric metric, Columns columns) throws SQLException {
        this.bounds = columns.index(metric.column());
        this.counts = columns.index(metric.column() + "_bucket");
        this.sum = columns.number(metric.column() + "_sum");
        this.count = columns.number(metric.column() + "_count");
    }

    @Override
    public void show(ResultSet row, List<Descriptor> families, List<String> labels, MetricSink sink)
            throws SQLException {
        if (row.getObject(bounds) == null) {
            return;
        }
        Optional<Buckets> buckets = read(row);
        buckets.ifPresentOrElse(
                value -> families.forEach(family -> sink.histogram(family, labels, value)),
                () -> sink.dropped(DropReason.MALFORMED, 1, families.get(0).name()));
    }

    private Optional<Buckets> read(ResultSet row) throws SQLException {
        Object[] upperBounds = array(row, bounds);
        Object[] cumulative = array(row, counts);
        boolean whole = sum.read(row) == NumberColumn.State.NUMBER && count.read(row) == NumberColumn.State.NUMBER;
        if (!whole || upperBounds.length != cumulative.length || !areNumbers(upperBounds) || !areNumbers(cumulative)) {
            return Optional.empty();
        }
        return Optional.of(new Buckets(
                Arrays.stream(upperBounds)
                        .map(bound -> ((Number) bound).doubleValue())
                        .toList(),
                Arrays.stream(cumulative)
                        .map(found -> ((Number) found).longValue())
                        .toList(),
                (long) count.value(),
                sum.value()));
    }

    private static boolean areNumbers(Object[] elements) {
        return Arrays.stream(elements).allMatch(Number.class::isInstance);
    }

    private static Object[] array(ResultSet row, int index) throws SQLException {
        Array array = row.getArray(index);
        return array == null ? new Object[0] : (Object[]) Objects.requireNonNull(array.getArray());
    }

    /** Buckets of different rows need not have the same bounds: over the limit they are left out. */
    @Override
    public void addToOther(ResultSet row) {}

    @Override
    public void showOther(List<Descriptor> families, List<String> labels, MetricSink sink) {}
}
