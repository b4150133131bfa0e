package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.metric.MetricType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes samples of rows. Metrics with the same labels share them. */
final class RowMapper {
    private final List<Shown> shown = new ArrayList<>();
    private final Map<List<String>, RowLabels> labels = new LinkedHashMap<>();
    private final MetricSink sink;

    /** A metric, where its labels and its value are read, and where they go. */
    private record Shown(List<Descriptor> families, RowLabels labels, MetricColumn column) {}

    RowMapper(Columns columns, List<DefinedMetric> metrics, boolean aliases, MetricSink sink) throws SQLException {
        this.sink = sink;
        LabelCache cache = new LabelCache();
        for (DefinedMetric metric : metrics) {
            List<String> names = metric.family().labels();
            RowLabels own = labels.get(names);
            if (own == null) {
                own = new RowLabels(columns, names, cache);
                labels.put(names, own);
            }
            shown.add(new Shown(families(metric, aliases), own, column(metric, columns)));
        }
    }

    private static List<Descriptor> families(DefinedMetric metric, boolean aliases) {
        List<Descriptor> families = new ArrayList<>(List.of(metric.family()));
        families.addAll(aliases ? metric.aliases() : List.of());
        return families;
    }

    private static MetricColumn column(DefinedMetric metric, Columns columns) throws SQLException {
        return metric.family().type() == MetricType.HISTOGRAM
                ? new HistogramColumn(metric, columns)
                : new PlainColumn(metric, columns);
    }

    /** How many metrics a row has. */
    int metrics() {
        return shown.size();
    }

    /** Puts in what the current row says. */
    void show(ResultSet row) throws SQLException {
        for (RowLabels own : labels.values()) {
            own.read(row);
        }
        for (Shown metric : shown) {
            metric.column().show(row, metric.families(), metric.labels().values(), sink);
        }
    }

    /** Adds what the current row says to the rest. */
    void addToOther(ResultSet row) throws SQLException {
        for (Shown metric : shown) {
            metric.column().addToOther(row);
        }
    }

    /** Puts in the rest, if there is any. */
    void showOther() {
        for (Shown metric : shown) {
            metric.column().showOther(metric.families(), metric.labels().other(), sink);
        }
    }
}
