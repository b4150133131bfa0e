package io.pgcluster.exporter.collector.legacy;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.exporter.collector.definition.ResultMapper;
import io.pgcluster.exporter.collector.definition.WritingTransaction;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One query of the file. */
final class LegacyCollector implements Collector {
    private final LegacyQuery query;
    private final String statement;

    LegacyCollector(LegacyQuery query) {
        this.query = query;
        this.statement = LegacySql.of(query);
    }

    @Override
    public String name() {
        return query.namespace();
    }

    @Override
    public boolean onByDefault() {
        return true;
    }

    @Override
    public Scope scope() {
        return query.once() ? Scope.CLUSTER : Scope.DATABASE;
    }

    @Override
    public Optional<Duration> timeToLive() {
        return query.timeToLive();
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.empty();
    }

    @Override
    public Origin origin() {
        return Origin.USER;
    }

    @Override
    public WhenMissing whenMissing() {
        return query.whenMissing();
    }

    @Override
    public Applicability appliesTo(ServerFacts facts) {
        if (query.writes() && facts.inRecovery()) {
            return Applicability.skipped(SkipReason.ROLE, "the query writes, and this is a standby");
        }
        return query.servers()
                .filter(range -> !range.contains(facts.versionNumber()))
                .map(range -> Applicability.skipped(
                        SkipReason.VERSION,
                        "the server is " + facts.version() + ", and the query is for " + range.text()))
                .orElseGet(Applicability::applies);
    }

    @Override
    public void collect(Session session, MetricSink sink) throws SQLException {
        if (query.writes()) {
            WritingTransaction.run(session.connection(), () -> show(session, sink));
        } else {
            show(session, sink);
        }
    }

    private void show(Session session, MetricSink sink) throws SQLException {
        // Not prepared: there a question mark, which is an operator to PostgreSQL, would be a parameter.
        try (Statement plain = session.connection()
                        .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = plain.executeQuery(statement)) {
            ResultMapper.show(rows, LegacyMetrics.of(query, names(rows.getMetaData())), sink);
        }
    }

    private static List<String> names(ResultSetMetaData data) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int index = 1; index <= data.getColumnCount(); index++) {
            names.add(data.getColumnLabel(index));
        }
        return names;
    }

    @Override
    public String toString() {
        return "collector " + name();
    }
}
