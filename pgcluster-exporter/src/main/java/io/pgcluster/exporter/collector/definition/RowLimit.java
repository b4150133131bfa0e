package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.definition.file.Rest;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;

/** Maps the rows of a result, of which only the largest are shown if there are too many. */
final class RowLimit {
    private final DefinedQuery query;
    private final Columns columns;

    RowLimit(DefinedQuery query, Columns columns) {
        this.query = query;
        this.columns = columns;
    }

    void apply(ResultSet rows, RowMapper mapper, MetricSink sink) throws SQLException {
        int count = rows.last() ? rows.getRow() : 0;
        rows.beforeFirst();
        if (count <= query.limit()) {
            while (rows.next()) {
                mapper.show(rows);
            }
            return;
        }
        showLargest(rows, largest(ranks(rows, count), query.limit()), mapper);
        sink.dropped(DropReason.OVER_LIMIT, (long) (count - query.limit()) * mapper.metrics());
    }

    private void showLargest(ResultSet rows, BitSet largest, RowMapper mapper) throws SQLException {
        rows.beforeFirst();
        for (int row = 0; rows.next(); row++) {
            if (largest.get(row)) {
                mapper.show(rows);
            } else if (query.rest() == Rest.SUM) {
                mapper.addToOther(rows);
            }
        }
        mapper.showOther();
    }

    /** What there is no rank of, because it is NULL or no number, is smaller than all. */
    private double[] ranks(ResultSet rows, int count) throws SQLException {
        double[] ranks = new double[count];
        Arrays.fill(ranks, Double.NEGATIVE_INFINITY);
        if (columns.has(query.rank())) {
            NumberColumn column = columns.number(query.rank());
            for (int row = 0; rows.next(); row++) {
                if (column.read(rows) == NumberColumn.State.NUMBER && !Double.isNaN(column.value())) {
                    ranks[row] = column.value();
                }
            }
        }
        return ranks;
    }

    /** Which are the {@code limit} largest; of equal ones those that come first. */
    static BitSet largest(double[] ranks, int limit) {
        double[] ascending = ranks.clone();
        Arrays.sort(ascending);
        double smallestKept = ascending[ranks.length - limit];
        BitSet kept = new BitSet(ranks.length);
        for (int row = 0; row < ranks.length; row++) {
            kept.set(row, ranks[row] > smallestKept);
        }
        int room = limit - kept.cardinality();
        for (int row = 0; row < ranks.length && room > 0; row++) {
            if (ranks[row] == smallestKept) {
                kept.set(row);
                room--;
            }
        }
        return kept;
    }
}
