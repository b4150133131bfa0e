package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.collector.definition.file.CollectorFile;
import io.pgcluster.exporter.collector.definition.file.Conditions;
import io.pgcluster.exporter.collector.definition.file.MetricSpec;
import io.pgcluster.exporter.collector.definition.file.QuerySpec;
import io.pgcluster.exporter.collector.definition.file.RoleWord;
import io.pgcluster.exporter.server.ServerFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * A family as its collector file defines it.
 *
 * @param collector its collector
 * @param query the query that it is from
 * @param metric the family itself
 */
record DefinedFamily(CollectorFile collector, QuerySpec query, MetricSpec metric) {
    /** All families of all files, in the order of names and of files. */
    static List<DefinedFamily> all() {
        List<DefinedFamily> families = new ArrayList<>();
        for (CollectorFile file : CollectorFiles.all()) {
            for (QuerySpec query : file.queries()) {
                query.metrics().forEach(metric -> families.add(new DefinedFamily(file, query, metric)));
            }
        }
        return families;
    }

    List<String> labels() {
        return metric.labels().or(query::labels).orElse(List.of());
    }

    String described() {
        return ListedFamily.described(metric.name(), metric.type().type(), labels());
    }

    Conditions ofQuery() {
        return query.when().orElse(Conditions.NONE);
    }

    Conditions ofMetric() {
        return metric.when().orElse(Conditions.NONE);
    }

    /** Whether the conditions that are written hold there. */
    boolean isFor(ServerFacts facts) {
        return holds(ofQuery(), facts) && holds(ofMetric(), facts);
    }

    private static boolean holds(Conditions when, ServerFacts facts) {
        return when.version().map(range -> range.contains(facts.major())).orElse(true)
                && when.role()
                        .map(role -> (role == RoleWord.STANDBY) == facts.inRecovery())
                        .orElse(true)
                && when.extension()
                        .map(need -> facts.extensions().containsKey(need.name()))
                        .orElse(true)
                && when.memberOf()
                        .map(role -> facts.superuser() || facts.roles().contains(role))
                        .orElse(true);
    }
}
