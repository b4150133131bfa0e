package io.pgcluster.exporter.scrape;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One query whose rows are a label and a value. */
final class SqlCollector implements Collector {
    private final String name;
    private final Scope scope;
    private final String sql;
    private final Optional<Duration> timeToLive;
    private final boolean primaryOnly;
    private final Origin origin;
    private final AtomicInteger runs = new AtomicInteger();

    private SqlCollector(
            String name, Scope scope, String sql, Optional<Duration> timeToLive, boolean primaryOnly, Origin origin) {
        this.origin = origin;
        this.name = name;
        this.scope = scope;
        this.sql = sql;
        this.timeToLive = timeToLive;
        this.primaryOnly = primaryOnly;
    }

    static SqlCollector once(String name, String sql) {
        return new SqlCollector(name, Scope.CLUSTER, sql, Optional.empty(), false, Origin.BUILTIN);
    }

    static SqlCollector inEachDatabase(String name, String sql) {
        return new SqlCollector(name, Scope.DATABASE, sql, Optional.empty(), false, Origin.BUILTIN);
    }

    SqlCollector goodFor(Duration duration) {
        return new SqlCollector(name, scope, sql, Optional.of(duration), primaryOnly, origin);
    }

    SqlCollector onPrimary() {
        return new SqlCollector(name, scope, sql, timeToLive, true, origin);
    }

    /** As one that a user wrote. */
    SqlCollector ofAUser() {
        return new SqlCollector(name, scope, sql, timeToLive, primaryOnly, Origin.USER);
    }

    int runs() {
        return runs.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean onByDefault() {
        return true;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Optional<Duration> timeToLive() {
        return timeToLive;
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.empty();
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public WhenMissing whenMissing() {
        return origin == Origin.USER ? WhenMissing.FAIL : WhenMissing.SKIP;
    }

    @Override
    public Applicability appliesTo(ServerFacts facts) {
        return primaryOnly && facts.inRecovery()
                ? Applicability.skipped(SkipReason.ROLE, "only on a primary")
                : Applicability.applies();
    }

    @Override
    public void collect(Session session, MetricSink sink) throws SQLException {
        runs.incrementAndGet();
        Descriptor family = Descriptor.gauge("test_" + name, "A test's.", "key");
        try (PreparedStatement statement = session.connection().prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sink.sample(family, List.of(rows.getString(1)), rows.getDouble(2));
            }
        }
    }
}
