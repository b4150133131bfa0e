package io.pgcluster.exporter.dashboard;

import io.pgcluster.exporter.prometheus.PrometheusServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a panel's queries to Prometheus. */
final class PanelRun {
    /**
     * A query as it was sent, and how it was answered.
     *
     * @param sent the expression with all variables filled in
     */
    record Outcome(Panel panel, Target target, String sent, TargetState state, String detail) {
        /** What finds it in a list of exceptions. */
        String key() {
            return panel.key(target.refId());
        }

        /** Whether there is data, or a declared reason for none that holds here. */
        boolean isFine(ExpectedEmpty expected) {
            return state == TargetState.DATA
                    || (state == TargetState.EMPTY
                            && panel.emptyReason().isPresent()
                            && expected.contains(panel, target));
        }

        @Override
        public String toString() {
            String why =
                    state == TargetState.EMPTY ? " | " + panel.emptyReason().orElse("no reason declared") : "";
            return key() + " | " + panel.type() + " | " + state + " " + detail + why;
        }
    }

    private final PrometheusServer prometheus;
    private final TimeFrame frame;

    PanelRun(PrometheusServer prometheus, TimeFrame frame) {
        this.prometheus = prometheus;
        this.frame = frame;
    }

    /** All queries of all panels of a dashboard; a repeated panel with the first value of its variable. */
    List<Outcome> all(Dashboard dashboard, Map<String, String> chosen) {
        VariableValues variables = new VariableValues(prometheus, frame);
        Map<String, Substitution.Value> values = variables.of(dashboard, chosen);
        List<Outcome> outcomes = new ArrayList<>();
        for (Panel panel : dashboard.panels()) {
            Map<String, Substitution.Value> own = new HashMap<>(values);
            panel.repeat().ifPresent(name -> own.put(name, firstOf(dashboard, name, values, variables)));
            for (Target target : panel.targets()) {
                outcomes.add(run(panel, target, own));
            }
        }
        return outcomes;
    }

    private Outcome run(Panel panel, Target target, Map<String, Substitution.Value> values) {
        String sent = Substitution.fill(target.expression(), values);
        QueryAnswer answer = target.instant() ? instant(sent) : range(sent);
        TargetState state = TargetState.of(answer);
        return new Outcome(
                panel,
                target,
                sent,
                state,
                state == TargetState.ERROR ? answer.error() : answer.series().size() + " series");
    }

    private QueryAnswer instant(String expression) {
        return new QueryAnswer(
                prometheus.answer("query?query=" + PrometheusServer.encoded(expression) + "&time=" + frame.end()));
    }

    private QueryAnswer range(String expression) {
        return new QueryAnswer(prometheus.answer(
                "query_range?query=" + PrometheusServer.encoded(expression) + frame.rangeParameters()));
    }

    private static Substitution.Value firstOf(
            Dashboard dashboard, String name, Map<String, Substitution.Value> values, VariableValues variables) {
        Variable variable = dashboard.variables().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(dashboard.uid() + " repeats by an unknown variable: " + name));
        List<String> options = variables.options(variable, values);
        return new Substitution.Value(List.of(options.isEmpty() ? "" : options.get(0)), true, false);
    }
}
