package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.definition.file.Conditions;
import io.pgcluster.exporter.collector.definition.file.Rest;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Shows results in the way of collector files, for collectors that have their queries from elsewhere. */
public final class ResultMapper {
    private ResultMapper() {}

    /**
     * What a column becomes.
     *
     * @param family the metric, whose labels are called like their columns
     * @param column the column with the value
     */
    public record ColumnMetric(Descriptor family, String column) {
        private DefinedMetric defined() {
            return new DefinedMetric(family, List.of(), column, 1, false, Conditions.NONE);
        }
    }

    /**
     * Puts all rows in, up to the number of series that a query may have when nothing is said.
     *
     * @param rows before the first one; it must be possible to scroll
     * @throws SQLException also if a label has no column
     */
    public static void show(ResultSet rows, List<ColumnMetric> metrics, MetricSink sink) throws SQLException {
        if (metrics.isEmpty()) {
            return;
        }
        List<DefinedMetric> defined =
                metrics.stream().map(ColumnMetric::defined).toList();
        Columns columns = new Columns(rows.getMetaData());
        String rank = metrics.get(0).column();
        DefinedQuery query = new DefinedQuery(
                Conditions.NONE, SqlTemplate.parse(""), false, defined, CollectorCompiler.MAX_SERIES, rank, Rest.DROP);
        new RowLimit(query, columns).apply(rows, new RowMapper(columns, defined, false, sink), sink);
    }
}
