package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Where the value of a metric is read in a row. */
interface MetricColumn {
    /** Puts the value of the current row in, once for each family. */
    void show(ResultSet row, List<Descriptor> families, List<String> labels, MetricSink sink) throws SQLException;

    /** Adds the value of the current row to the rest. */
    void addToOther(ResultSet row) throws SQLException;

    /** Puts the rest in, if any value was added. */
    void showOther(List<Descriptor> families, List<String> labels, MetricSink sink);
}
