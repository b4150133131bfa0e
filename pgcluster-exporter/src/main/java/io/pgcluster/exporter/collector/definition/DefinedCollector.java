package io.pgcluster.exporter.collector.definition;

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
import io.pgcluster.exporter.server.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A collector that a file describes. */
public final class DefinedCollector implements Collector {
    private final Identity identity;
    private final List<DefinedQuery> queries;
    private final Map<String, Parameter> parameters;
    private final boolean aliases;

    /** What the scrape needs to know of it. */
    record Identity(
            String name,
            boolean onByDefault,
            boolean onForCompatibility,
            Scope scope,
            Origin origin,
            WhenMissing whenMissing,
            Optional<Duration> ttl,
            Optional<Duration> timeout) {}

    DefinedCollector(
            Identity identity, List<DefinedQuery> queries, Map<String, Parameter> parameters, boolean aliases) {
        this.identity = identity;
        this.queries = List.copyOf(queries);
        this.parameters = parameters;
        this.aliases = aliases;
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public boolean onByDefault() {
        return identity.onByDefault();
    }

    @Override
    public boolean onForCompatibility() {
        return identity.onForCompatibility();
    }

    @Override
    public Scope scope() {
        return identity.scope();
    }

    @Override
    public Optional<Duration> timeToLive() {
        return identity.ttl();
    }

    @Override
    public Optional<Duration> timeout() {
        return identity.timeout();
    }

    @Override
    public Origin origin() {
        return identity.origin();
    }

    @Override
    public WhenMissing whenMissing() {
        return identity.whenMissing();
    }

    /** The families that it may show, in the order of the file; which of them a server has shows only there. */
    public List<Descriptor> families() {
        return queries.stream()
                .flatMap(query -> query.metrics().stream())
                .map(DefinedMetric::family)
                .distinct()
                .toList();
    }

    /** The earlier names of its families and the names that they have now, in the order of the file. */
    public Map<String, String> earlierNames() {
        Map<String, String> names = new LinkedHashMap<>();
        queries.stream().flatMap(query -> query.metrics().stream()).forEach(metric -> metric.aliases()
                .forEach(alias -> names.put(alias.name(), metric.family().name())));
        return names;
    }

    /** The values that its queries take, in the order of the file. */
    public Collection<Parameter> parameters() {
        return parameters.values();
    }

    /**
     * The same with another value of a parameter.
     *
     * @throws IllegalArgumentException if it has no such parameter, or the value is not of its type
     */
    public DefinedCollector withParameter(String parameter, String value) {
        Parameter known = parameters.get(parameter);
        if (known == null) {
            throw new IllegalArgumentException("the collector " + name() + " has no parameter \"" + parameter
                    + "\", expected one of " + parameters.keySet());
        }
        Map<String, Parameter> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, known.with(value));
        return new DefinedCollector(identity, queries, changed, aliases);
    }

    /** The same, showing its metrics under their earlier names too. */
    public DefinedCollector withAliases() {
        return new DefinedCollector(identity, queries, parameters, true);
    }

    @Override
    public Applicability appliesTo(ServerFacts facts) {
        List<Applicability> found =
                queries.stream().map(query -> query.appliesTo(facts)).toList();
        // One query that runs is enough; else a reason that the user can act on says more than the version.
        return found.stream()
                .filter(Applicability.Applies.class::isInstance)
                .findFirst()
                .or(() -> found.stream()
                        .filter(one ->
                                one instanceof Applicability.Skipped skipped && skipped.reason() != SkipReason.VERSION)
                        .findFirst())
                .orElseGet(() -> found.get(0));
    }

    /** Runs each query whose conditions hold. What one query cannot see does not keep the others from being shown. */
    @Override
    public void collect(Session session, MetricSink sink) throws SQLException {
        Optional<SQLException> failure = Optional.empty();
        for (DefinedQuery query : queries) {
            if (query.appliesTo(session.facts()) instanceof Applicability.Applies) {
                try {
                    new QueryRun(query, parameters, aliases).run(session, sink);
                } catch (SQLException e) {
                    if (!allowsOtherQueries(SqlState.of(e))) {
                        throw e;
                    }
                    failure = Optional.of(
                            failure.map(first -> moreSevere(first, e)).orElse(e));
                }
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private boolean allowsOtherQueries(SqlState state) {
        return identity.origin() == Origin.USER
                ? !state.isConnectionLost() && !state.isTimeout()
                : state.isUnsupported() || state.isPrivilege();
    }

    /** That an object is missing may be no failure at all, so anything else says more. */
    private static SQLException moreSevere(SQLException first, SQLException second) {
        return SqlState.of(first).isMissing() ? second : first;
    }

    @Override
    public String toString() {
        return "collector " + name();
    }
}
