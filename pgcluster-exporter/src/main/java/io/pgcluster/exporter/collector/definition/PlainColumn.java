package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A metric with one number. */
final class PlainColumn implements MetricColumn {
    private final NumberColumn column;
    private final double scale;
    private final boolean nullIsZero;
    private double rest;
    private boolean anyRest;

    PlainColumn(DefinedMetric metric, Columns columns) throws SQLException {
        this.column = columns.number(metric.column());
        this.scale = metric.scale();
        this.nullIsZero = metric.nullIsZero();
    }

    @Override
    public void show(ResultSet row, List<Descriptor> families, List<String> labels, MetricSink sink)
            throws SQLException {
        NumberColumn.State state = column.read(row);
        if (state == NumberColumn.State.MALFORMED) {
            sink.dropped(DropReason.MALFORMED, 1, families.get(0).name());
        } else if (state == NumberColumn.State.NUMBER || nullIsZero) {
            double value = state == NumberColumn.State.NUMBER ? column.value() * scale : 0;
            families.forEach(family -> sink.sample(family, labels, value));
        }
    }

    @Override
    public void addToOther(ResultSet row) throws SQLException {
        if (column.read(row) == NumberColumn.State.NUMBER) {
            rest += column.value() * scale;
            anyRest = true;
        }
    }

    @Override
    public void showOther(List<Descriptor> families, List<String> labels, MetricSink sink) {
        if (anyRest) {
            families.forEach(family -> sink.sample(family, labels, rest));
        }
    }
}
