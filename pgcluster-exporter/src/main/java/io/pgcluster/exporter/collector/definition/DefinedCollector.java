package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.SkipReason;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A collector that a file describes. */
public final class DefinedCollector implements Collector {
    /** Nothing to see here, rather than a failure: not supported, not allowed, no such table, function or column. */
    private static final Set<String> NOT_THERE = Set.of("0A000", "42501", "42P01", "42883", "42703");

    private final Identity identity;
    private final List<DefinedQuery> queries;
    private final Map<String, Parameter> parameters;
    private final boolean aliases;

    /** What the scrape needs to know of it. */
    record Identity(
            String name, boolean onByDefault, Scope scope, Optional<Duration> ttl, Optional<Duration> timeout) {}

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
                queries.stream().map(query -> Gate.check(query.when(), facts)).toList();
        // One query that runs is enough; else a reason that somebody can do something about says more than the version.
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
        @Nullable SQLException notThere = null;
        for (DefinedQuery query : queries) {
            if (Gate.holds(query.when(), session.facts())) {
                try {
                    new QueryRun(query, parameters, aliases).run(session, sink);
                } catch (SQLException e) {
                    if (!NOT_THERE.contains(e.getSQLState())) {
                        throw e;
                    }
                    notThere = notThere == null ? e : notThere;
                }
            }
        }
        if (notThere != null) {
            throw notThere;
        }
    }

    @Override
    public String toString() {
        return "collector " + name();
    }
}
