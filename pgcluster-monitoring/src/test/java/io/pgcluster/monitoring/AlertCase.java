package io.pgcluster.monitoring;

import io.pgcluster.monitoring.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one alert makes of several clusters that are watched at the same time: those in which it fires, those in which it stays silent, and
 * when. Series are written as {@code name{label=value,…} values}, one sample a minute in promtool's notation; {@code cluster},
 * {@code instance=pg1}, {@code server} and {@code job} are added where they are not given, and left out where given empty.
 */
public final class AlertCase {
    /** One cluster. */
    record Input(String cluster, Set<Severity> severities, String value, List<String> series) {}

    final String alert;
    final List<Input> inputs = new ArrayList<>();
    final Map<String, String> labels = new LinkedHashMap<>();
    final List<String> quietAt = new ArrayList<>();
    String interval = "1m";
    String firesAt = "";
    boolean constant;

    private AlertCase(String alert) {
        this.alert = alert;
    }

    /** A case of the alert with this name. */
    public static AlertCase of(String alert) {
        return new AlertCase(alert);
    }

    /** It fires with these severities, showing {@code value} as Prometheus writes it. */
    public AlertCase fires(String cluster, Set<Severity> severities, String value, String... series) {
        inputs.add(new Input(cluster, severities, value, List.of(series)));
        return this;
    }

    /** It fires as critical only. */
    public AlertCase pages(String cluster, String value, String... series) {
        return fires(cluster, Set.of(Severity.CRITICAL), value, series);
    }

    /** It fires as a warning only. */
    public AlertCase warns(String cluster, String value, String... series) {
        return fires(cluster, Set.of(Severity.WARNING), value, series);
    }

    /** It fires as both, since what is beyond the critical limit is beyond the warning limit too. */
    public AlertCase both(String cluster, String value, String... series) {
        return fires(cluster, Set.of(Severity.WARNING, Severity.CRITICAL), value, series);
    }

    /** It fires as information. */
    public AlertCase informs(String cluster, String value, String... series) {
        return fires(cluster, Set.of(Severity.INFO), value, series);
    }

    /** It stays silent. */
    public AlertCase silent(String cluster, String... series) {
        return fires(cluster, Set.of(), "", series);
    }

    /** Labels of the alert in addition to cluster and instance, or in place of them. */
    public AlertCase labels(String text) {
        for (String label : text.split(",", -1)) {
            labels.put(label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1));
        }
        return this;
    }

    /** Another distance of samples and evaluations than a minute. */
    public AlertCase every(String newInterval) {
        interval = newInterval;
        return this;
    }

    /** When it fires, and when it does not: just before, and after it has resolved. */
    public AlertCase at(String firing, String... quiet) {
        firesAt = firing;
        quietAt.addAll(List.of(quiet));
        return this;
    }

    /** It can neither be quiet before nor after. */
    public AlertCase always(String firing) {
        constant = true;
        return at(firing);
    }
}
