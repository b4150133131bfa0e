package io.pgcluster.monitoring.rule;

import io.pgcluster.model.value.TimeSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts an alert together. In expression and texts, {@code <name>} stands for a limit, in the text of the expression as PromQL and
 * elsewhere as a person reads it; in texts {@code <who>} stands for the server or cluster, and {@code <value>},
 * {@code <value:percent>}, {@code <value:time>}, {@code <value:size>} and {@code <value:count>} for the value of the expression.
 */
public final class AlertBuilder {
    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z]+(?::[a-z]+)?)>", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> VALUES = Map.of(
            "value", "{{ $value | humanize }}",
            "value:percent", "{{ $value | humanizePercentage }}",
            "value:time", "{{ $value | humanizeDuration }}",
            "value:size", "{{ $value | humanize1024 }}B",
            "value:count", "{{ printf \"%.0f\" $value }}");

    private final String name;
    private final Component component;
    private final Map<String, Limit> limits = new LinkedHashMap<>();
    private Scope scope = Scope.INSTANCE;
    private Dashboard dashboard = Dashboard.OVERVIEW;
    private Optional<TimeSpan> pending = Optional.empty();
    private String expression = "";
    private String summary = "";
    private String description = "";

    private AlertBuilder(String name, Component component) {
        this.name = name;
        this.component = component;
    }

    /** Begins an alert about one instance that fires at once. */
    public static AlertBuilder of(String name, Component component) {
        return new AlertBuilder(name, component);
    }

    /** Sets what one alert is about. */
    public AlertBuilder about(Scope newScope) {
        scope = newScope;
        return this;
    }

    /** Sets the dashboard that shows the cause. */
    public AlertBuilder on(Dashboard newDashboard) {
        dashboard = newDashboard;
        return this;
    }

    /** Sets for how long the expression must be true. */
    public AlertBuilder pending(TimeSpan span) {
        pending = Optional.of(span);
        return this;
    }

    /** Sets the expression. */
    public AlertBuilder when(String promql) {
        expression = promql.strip();
        return this;
    }

    /** Sets what {@code <placeholder>} stands for. */
    public AlertBuilder with(String placeholder, Limit limit) {
        limits.put(placeholder, limit);
        return this;
    }

    /** Sets the texts: one line of who and what, then value, threshold and consequence. */
    public AlertBuilder says(String newSummary, String newDescription) {
        summary = newSummary;
        description = newDescription.strip().replace("\n", " ");
        return this;
    }

    /** The alert with one severity. */
    public List<Alert> as(Severity severity) {
        return List.of(build(severity));
    }

    /** A pair that shares the name, with {@code <limit>} at two levels. */
    public List<Alert> asPair(Limit warning, Limit critical) {
        return List.of(
                with("limit", warning).build(Severity.WARNING),
                with("limit", critical).build(Severity.CRITICAL));
    }

    private Alert build(Severity severity) {
        Map<String, String> inTexts = new LinkedHashMap<>(VALUES);
        inTexts.put("who", scope.who());
        Map<String, String> inExpression = new LinkedHashMap<>();
        limits.forEach((placeholder, limit) -> {
            inTexts.put(placeholder, limit.text());
            inExpression.put(placeholder, limit.promql());
        });
        Alert.Message message = new Alert.Message(fill(summary, inTexts), fill(description, inTexts));
        return new Alert(name, severity, component, scope, fill(expression, inExpression), pending, message, dashboard);
    }

    private String fill(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(name + ": nothing is given for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
