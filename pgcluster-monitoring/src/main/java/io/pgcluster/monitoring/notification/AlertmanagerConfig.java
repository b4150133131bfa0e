package io.pgcluster.monitoring.notification;

import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.rule.YamlText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes Alertmanager's configuration. */
public final class AlertmanagerConfig {
    private AlertmanagerConfig() {}

    /** The text of the file. */
    public static String write(Webhooks webhooks) {
        return YamlText.write(YamlText.map(
                "route",
                route(),
                "inhibit_rules",
                Inhibition.ALL.stream().map(Inhibition::tree).toList(),
                "receivers",
                Arrays.stream(Receiver.values())
                        .map(receiver -> receiver.tree(webhooks))
                        .toList()));
    }

    /** An alert without one of our severities is not one of ours, and gets a ticket. */
    private static Map<String, Object> route() {
        return YamlText.map(
                "receiver",
                Receiver.TICKET.label(),
                "group_by",
                List.of("cluster", "alertname"),
                "group_wait",
                "30s",
                "group_interval",
                "5m",
                "repeat_interval",
                "12h",
                "routes",
                List.of(watchdog(), page(), info()));
    }

    private static Map<String, Object> watchdog() {
        return YamlText.map(
                "receiver", Receiver.WATCHDOG.label(),
                "matchers", List.of("alertname=\"Watchdog\""),
                "group_wait", "0s",
                "group_interval", "1m",
                "repeat_interval", "5m");
    }

    /** What happens to one cluster at once is one notification, whatever alerts it consists of. */
    private static Map<String, Object> page() {
        return YamlText.map(
                "receiver", Receiver.PAGE.label(),
                "matchers", List.of(severity(Severity.CRITICAL)),
                "group_by", List.of("cluster"),
                "group_wait", "15s",
                "repeat_interval", "1h");
    }

    private static Map<String, Object> info() {
        return YamlText.map("receiver", Receiver.SILENT.label(), "matchers", List.of(severity(Severity.INFO)));
    }

    /** The matcher of alerts of {@code severity}. */
    static String severity(Severity severity) {
        return "severity=\"" + severity.label() + "\"";
    }
}
