package io.pgcluster.monitoring;

import io.pgcluster.monitoring.board.Boards;
import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.DashboardJson;
import io.pgcluster.monitoring.notification.AlertmanagerConfig;
import io.pgcluster.monitoring.notification.Webhooks;
import io.pgcluster.monitoring.rule.Links;
import io.pgcluster.monitoring.rule.RuleFile;
import io.pgcluster.monitoring.rule.RuleGroup;
import io.pgcluster.monitoring.rule.alert.AlertCatalogue;
import io.pgcluster.monitoring.rule.objective.ObjectiveRules;
import io.pgcluster.monitoring.rule.recording.RecordingRules;
import io.pgcluster.monitoring.runbook.Runbooks;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files of monitoring: names and texts. The same input gives the same bytes everywhere. */
public final class MonitoringFiles {
    private MonitoringFiles() {}

    /** Files of rules for Prometheus, with the default links. */
    public static SortedMap<String, String> rules(Thresholds thresholds) {
        return rules(thresholds, Links.DEFAULT);
    }

    /** Files of rules for Prometheus, one for each group, to be loaded as {@code pgcluster-*.yaml}. */
    public static SortedMap<String, String> rules(Thresholds thresholds, Links links) {
        SortedMap<String, String> files = new TreeMap<>();
        for (RuleGroup group : groups(thresholds)) {
            files.put(group.fileName(), RuleFile.write(group, links));
        }
        return files;
    }

    /** Alertmanager's configuration, {@code alertmanager.yaml}. */
    public static SortedMap<String, String> alertmanager(Webhooks webhooks) {
        return new TreeMap<>(Map.of("alertmanager.yaml", AlertmanagerConfig.write(webhooks)));
    }

    /** Dashboards for Grafana, one file for each. */
    public static SortedMap<String, String> dashboards(Thresholds thresholds) {
        SortedMap<String, String> files = new TreeMap<>();
        for (Dashboard dashboard : Boards.all(thresholds)) {
            files.put(dashboard.uid() + ".json", DashboardJson.write(dashboard));
        }
        return files;
    }

    /** Runbooks in Markdown, {@code NAME.md} for each alert and {@code README.md} with the list. */
    public static SortedMap<String, String> runbooks() {
        return Runbooks.pages(groups(Thresholds.DEFAULT));
    }

    /** All groups; recorded series first, since the others read them. */
    public static List<RuleGroup> groups(Thresholds thresholds) {
        List<RuleGroup> groups = new ArrayList<>();
        groups.add(RecordingRules.group());
        groups.addAll(AlertCatalogue.groups(thresholds));
        groups.add(ObjectiveRules.group(thresholds));
        return List.copyOf(groups);
    }
}
