package io.pgcluster.exporter.collector.definition;

import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.exporter.collector.definition.file.CollectorFile;
import io.pgcluster.exporter.collector.definition.file.Conditions;
import io.pgcluster.exporter.collector.definition.file.MetricSpec;
import io.pgcluster.exporter.collector.definition.file.MissingWord;
import io.pgcluster.exporter.collector.definition.file.ParameterSpec;
import io.pgcluster.exporter.collector.definition.file.QuerySpec;
import io.pgcluster.exporter.collector.definition.file.Rest;
import io.pgcluster.exporter.collector.definition.file.WhenNull;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.value.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Makes collectors of what was written, after checking what must hold between the fields. */
final class CollectorCompiler {
    static final int MAX_SERIES = 10_000;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final MapNode tree;
    private final Problems problems;
    private final Origin origin;
    private boolean refused;

    CollectorCompiler(MapNode tree, Origin origin, Problems problems) {
        this.tree = tree;
        this.origin = origin;
        this.problems = problems;
    }

    /** The collector that {@code file}, which stands at {@code path}, describes; empty if it is refused. */
    Optional<DefinedCollector> compile(CollectorFile file, SpecPath path) {
        refused = false;
        if (!NAME.matcher(file.name()).matches()) {
            refuse(
                    "invalid-value",
                    path.child("name"),
                    "\"" + file.name() + "\" is no name of a collector",
                    "use small letters, digits and underscores, and begin with a letter");
        }
        Map<String, Parameter> parameters = parameters(file, path.child("parameters"));
        List<DefinedQuery> queries = new ArrayList<>();
        requireSome(file.queries(), path.child("queries"), "a query");
        for (int index = 0; index < file.queries().size(); index++) {
            query(
                            file.queries().get(index),
                            parameters.keySet(),
                            path.child("queries").element(index))
                    .ifPresent(queries::add);
        }
        return refused
                ? Optional.empty()
                : Optional.of(new DefinedCollector(identity(file), queries, parameters, false));
    }

    private DefinedCollector.Identity identity(CollectorFile file) {
        return new DefinedCollector.Identity(
                file.name(),
                file.enabled().orElse(true),
                file.compatibility().orElse(false),
                file.scope().scope(),
                origin,
                origin == Origin.BUILTIN
                        ? WhenMissing.SKIP
                        : file.whenMissing().orElse(MissingWord.FAIL).meaning(),
                file.ttl().map(TimeSpan::duration),
                file.timeout().map(TimeSpan::duration));
    }

    private Map<String, Parameter> parameters(CollectorFile file, SpecPath path) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        file.parameters().orElse(Map.of()).forEach((name, spec) -> {
            if (!NAME.matcher(name).matches()) {
                refuse(
                        "invalid-value",
                        path.child(name),
                        "\"" + name + "\" is no name of a parameter",
                        "use small letters, digits and underscores, and begin with a letter");
            }
            parameter(name, spec, path.child(name)).ifPresent(parameter -> parameters.put(name, parameter));
        });
        return parameters;
    }

    private Optional<Parameter> parameter(String name, ParameterSpec spec, SpecPath path) {
        return checked(
                path.child("default"),
                "write a value of this type",
                () -> new Parameter(name, spec.type(), spec.standard().text(), spec.help()));
    }

    private Optional<DefinedQuery> query(QuerySpec spec, Set<String> parameters, SpecPath path) {
        requireSome(spec.metrics(), path.child("metrics"), "a metric");
        List<DefinedMetric> metrics = new ArrayList<>();
        for (int index = 0; index < spec.metrics().size(); index++) {
            metric(
                            spec.metrics().get(index),
                            spec.labels().orElse(List.of()),
                            path.child("metrics").element(index))
                    .ifPresent(metrics::add);
        }
        Optional<SqlTemplate> sql = checked(
                path.child("sql"), "bind values as ${name} outside of quotes", () -> SqlTemplate.parse(spec.sql()));
        sql.ifPresent(template -> requireKnown(template, parameters, path.child("sql")));
        return metrics.isEmpty()
                ? Optional.empty()
                : sql.map(template -> new DefinedQuery(
                        spec.when().orElse(Conditions.NONE),
                        template,
                        spec.writes().orElse(false),
                        List.copyOf(metrics),
                        spec.maxSeries().orElse(MAX_SERIES),
                        spec.rank().orElse(metrics.get(0).column()),
                        spec.rest().orElse(Rest.DROP)));
    }

    private void requireKnown(SqlTemplate sql, Set<String> parameters, SpecPath path) {
        for (String name : sql.parameters()) {
            if (!parameters.contains(name)) {
                refuse(
                        "unknown-parameter",
                        path,
                        "the parameter \"" + name + "\" is not described",
                        Suggestions.didYouMean(name, parameters)
                                + "describe it under \"parameters\" with type, default and help");
            }
        }
    }

    private Optional<DefinedMetric> metric(MetricSpec spec, List<String> queryLabels, SpecPath path) {
        List<String> labels = spec.labels().orElse(queryLabels);
        MetricType type = spec.type().type();
        Optional<Descriptor> family =
                checked(path.child("name"), "rename it", () -> new Descriptor(spec.name(), type, spec.help(), labels));
        List<Descriptor> aliases = new ArrayList<>();
        spec.aliases().orElse(List.of()).forEach(alias -> checked(
                        path.child("aliases"), "rename it", () -> new Descriptor(alias, type, spec.help(), labels))
                .ifPresent(aliases::add));
        if (type == MetricType.HISTOGRAM && spec.scale().isPresent()) {
            refuse(
                    "scaled-histogram",
                    path.child("scale"),
                    "a histogram cannot be scaled",
                    "scale its bounds and its sum in the query");
        }
        return family.map(descriptor -> new DefinedMetric(
                descriptor,
                List.copyOf(aliases),
                spec.column().orElse(spec.name()),
                spec.scale().map(factor -> factor.number()).orElse(1.0),
                spec.whenNull().orElse(WhenNull.SKIP) == WhenNull.ZERO,
                spec.when().orElse(Conditions.NONE)));
    }

    private void requireSome(List<?> list, SpecPath path, String what) {
        if (list.isEmpty()) {
            refuse("empty-list", path, "the list is empty, expected " + what, "add one");
        }
    }

    private <T> Optional<T> checked(SpecPath path, String hint, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            refuse("invalid-value", path, String.valueOf(e.getMessage()), hint);
            return Optional.empty();
        }
    }

    private void refuse(String id, SpecPath path, String message, String hint) {
        refused = true;
        problems.error(id, path, tree.locate(path), message, hint);
    }
}
