package io.pgcluster.render.change;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.server.ParameterPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is different between two clusters.
 *
 * @param fields fields of the specification, by path
 * @param parameters server parameters, by name, whichever field they follow from
 */
public record Comparison(List<Change> fields, List<Change> parameters) {
    private static final String PARAMETERS = "spec.postgres.parameters.";

    /** Keeps unmodifiable copies. */
    public Comparison {
        fields = List.copyOf(fields);
        parameters = List.copyOf(parameters);
    }

    /** What becomes different when {@code before} becomes {@code after}, at the cost that {@code effects} names. */
    public static Comparison between(Plan before, Plan after, EffectTable effects) {
        boolean alone = after.cluster().spec().highAvailability().members() == 1;
        List<Change> parameters = parameters(before, after).stream()
                .map(change -> change.of(alone))
                .toList();
        List<Change> fields = fields(before.cluster(), after.cluster(), parameters, effects).stream()
                .map(change -> change.of(alone))
                .toList();
        return new Comparison(fields, parameters);
    }

    /** The worst effect of all; {@link Effect#NONE} if nothing is different. */
    public Effect worst() {
        return Stream.concat(fields.stream(), parameters.stream())
                .map(Change::effect)
                .max(Comparator.naturalOrder())
                .orElse(Effect.NONE);
    }

    private static List<Change> fields(Cluster before, Cluster after, List<Change> parameters, EffectTable effects) {
        Map<String, Effect> byParameter = parameters.stream().collect(Collectors.toMap(Change::what, Change::effect));
        List<Change> changes = new ArrayList<>();
        differences(Fields.of(before), Fields.of(after)).forEach((path, values) -> {
            EffectRule rule = effects.ruleFor(path);
            Effect effect = path.startsWith(PARAMETERS)
                    ? byParameter.getOrDefault(
                            path.substring(PARAMETERS.length()).toLowerCase(Locale.ROOT), Effect.NONE)
                    : rule.effect();
            changes.add(new Change(path, values.before(), values.after(), effect, rule.consequence()));
        });
        return changes;
    }

    private static List<Change> parameters(Plan before, Plan after) {
        PostgresVersion version = after.cluster().spec().postgres().version();
        List<Change> changes = new ArrayList<>();
        differences(values(before), values(after)).forEach((name, values) -> {
            ParameterEffect effect = ParameterEffect.of(ParameterCatalogue.get().lookup(name, version));
            changes.add(new Change(name, values.before(), values.after(), effect.effect(), effect.consequence()));
        });
        return changes;
    }

    private static SortedMap<String, String> values(Plan plan) {
        return plan.server().parameters().stream()
                .collect(Collectors.toMap(
                        ParameterPlan::name, ParameterPlan::value, (one, other) -> other, TreeMap::new));
    }

    private static SortedMap<String, Values> differences(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        SortedMap<String, Values> differences = new TreeMap<>();
        for (String name : names) {
            Values values = new Values(before.getOrDefault(name, ""), after.getOrDefault(name, ""));
            if (!values.before().equals(values.after())) {
                differences.put(name, values);
            }
        }
        return differences;
    }

    private record Values(String before, String after) {}
}
