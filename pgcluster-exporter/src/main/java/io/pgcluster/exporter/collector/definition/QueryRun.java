package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.server.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One run of one query. */
final class QueryRun {
    private final DefinedQuery query;
    private final Map<String, Parameter> parameters;
    private final boolean aliases;

    QueryRun(DefinedQuery query, Map<String, Parameter> parameters, boolean aliases) {
        this.query = query;
        this.parameters = parameters;
        this.aliases = aliases;
    }

    void run(Session session, MetricSink sink) throws SQLException {
        if (query.writes()) {
            WritingTransaction.run(session.connection(), () -> show(session, sink));
        } else {
            show(session, sink);
        }
    }

    private void show(Session session, MetricSink sink) throws SQLException {
        // Scrolling costs nothing, as the driver has all rows in memory; it tells their number, and lets them be read
        // twice.
        try (PreparedStatement statement = session.connection()
                .prepareStatement(
                        query.sql().jdbc(session.facts()),
                        ResultSet.TYPE_SCROLL_INSENSITIVE,
                        ResultSet.CONCUR_READ_ONLY)) {
            bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                Columns columns = new Columns(rows.getMetaData());
                RowMapper mapper = new RowMapper(columns, shown(columns, session), aliases, sink);
                new RowLimit(query, columns).apply(rows, mapper, sink);
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        List<String> names = query.sql().parameters();
        for (int index = 0; index < names.size(); index++) {
            Objects.requireNonNull(parameters.get(names.get(index))).bind(statement, index + 1);
        }
    }

    private List<DefinedMetric> shown(Columns columns, Session session) {
        return query.metrics().stream()
                .filter(metric -> columns.has(metric.column()) && Gate.holds(metric.when(), session.facts()))
                .toList();
    }
}
