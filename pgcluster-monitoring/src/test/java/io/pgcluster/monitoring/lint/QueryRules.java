package io.pgcluster.monitoring.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.monitoring.dashboard.Selectors;
import io.pgcluster.monitoring.dashboard.Selectors.Selector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds for each query. */
final class QueryRules {
    private static final Set<String> FOR_COUNTERS = Set.of("rate", "irate", "increase");
    /** Of counters too: how often they were reset, whether they exist. */
    private static final Set<String> OF_ANY_TYPE = Set.of("count", "absent", "resets", "changes", "group");
    /** Counters by their type that are points in time or positions. */
    private static final Pattern COUNTER_THAT_IS_A_POINT =
            Pattern.compile(".*(stats_reset|_lsn|_msg_\\w+_time|_end_time|query_id|stats_reset_total)$");

    private static final Pattern AGGREGATION =
            Pattern.compile("\\b(sum|max|min|avg|count|group|topk|bottomk)\\s*(by|without)?\\s*\\(");
    private static final Pattern FIXED_RATE = Pattern.compile("(rate|irate)\\([^\\[]*\\[\\d+(ms|s|m)\\]");
    /** Series of the cluster as a whole, of alerts, or with labels of their own: no server, or no scrape, is behind them. */
    private static final Pattern WITHOUT_INSTANCE = Pattern.compile(
            "ALERTS|pgbackrest_.*|pgcluster_backup_.*|patroni_cluster_.*|patroni_history_.*|node_.*|pg_volume_.*");

    private final MetricCatalogue catalogue;
    private final Set<String> recorded;
    private final DashboardLinter.Report report;

    QueryRules(MetricCatalogue catalogue, Set<String> recorded, DashboardLinter.Report report) {
        this.catalogue = catalogue;
        this.recorded = recorded;
        this.report = report;
    }

    void check(JsonNode panel, String where) {
        Set<String> ids = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
            if (!ids.add(target.path("refId").asText())) {
                report.found("target-ref-id", where, target.path("refId").asText());
            }
            expression(target.path("expr").asText(), where, panel.path("type").asText());
        }
    }

    private void expression(String expression, String where, String kind) {
        if (expression.contains("[1m]") || FIXED_RATE.matcher(expression).find()) {
            report.found("target-rate-interval", where, expression);
        }
        if (!kind.equals("stat")) {
            aggregated(expression, where);
        }
        List<Selector> selectors = Selectors.in(expression);
        if (selectors.isEmpty() && !expression.contains("__name__")) {
            report.found("target-promql", where, "no metric in " + expression);
        }
        selectors.forEach(selector -> selector(selector, where));
    }

    private void aggregated(String expression, String where) {
        Matcher matcher = AGGREGATION.matcher(expression);
        while (matcher.find()) {
            String operator = matcher.group(1);
            if (matcher.group(2) == null && !operator.equals("topk") && !operator.equals("bottomk")) {
                report.found("explicit-aggregation", where, expression);
            }
        }
    }

    private void selector(Selector selector, String where) {
        String metric = selector.metric();
        if (metric.contains(":")) {
            if (!recorded.contains(metric)) {
                report.found("recorded-exists", where, metric);
            }
            return;
        }
        String type = catalogue.type(metric).orElse("");
        if (type.isEmpty()) {
            report.found("metric-exists", where, metric);
        }
        if (!WITHOUT_INSTANCE.matcher(metric).matches()) {
            matcher(selector, "job=~\"", "target-job", where);
            matcher(selector, "cluster=~\"", "target-cluster", where);
        }
        counters(selector, type, where);
        if (selector.functions().stream().noneMatch(QueryRules::aggregates)) {
            report.found("explicit-aggregation", where, metric + " is shown with all its labels");
        }
    }

    private static boolean aggregates(String function) {
        return Set.of("sum", "max", "min", "avg", "count", "group").contains(function);
    }

    private void matcher(Selector selector, String part, String rule, String where) {
        if (!selector.matchers().contains(part)) {
            report.found(rule, where, selector.metric() + selector.matchers());
        }
    }

    private void counters(Selector selector, String type, String where) {
        boolean rated = selector.functions().stream().anyMatch(FOR_COUNTERS::contains);
        boolean counter = type.equals("counter") || (type.equals("untyped") && rated);
        boolean point = COUNTER_THAT_IS_A_POINT.matcher(selector.metric()).matches();
        if (rated && (!counter || point) && !type.isEmpty()) {
            report.found("rate-of-counters-only", where, selector.metric());
        }
        if (counter && !rated && !point && selector.functions().stream().noneMatch(OF_ANY_TYPE::contains)) {
            report.found("target-counter-agg", where, selector.metric());
        }
    }
}
