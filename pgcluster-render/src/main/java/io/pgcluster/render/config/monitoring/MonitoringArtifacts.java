package io.pgcluster.render.config.monitoring;

import io.pgcluster.model.spec.AlertReceiver;
import io.pgcluster.model.spec.MonitoringSpec;
import io.pgcluster.monitoring.MonitoringFiles;
import io.pgcluster.monitoring.notification.AlertmanagerConfig;
import io.pgcluster.monitoring.notification.Webhooks;
import io.pgcluster.monitoring.rule.RecordingRule;
import io.pgcluster.monitoring.rule.RuleFile;
import io.pgcluster.monitoring.rule.RuleGroup;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.plan.Plan;
import java.util.List;
import java.util.stream.Collectors;

/** Rules, dashboards and Alertmanager's configuration with the limits and receivers of a cluster, as files of a bundle. */
public final class MonitoringArtifacts {
    private MonitoringArtifacts() {}

    /** Files of rules in {@code directory}. Dashboards show recorded series too, so those are there for either. */
    public static List<Artifact> rules(Plan plan, Places places, String directory) {
        MonitoringSpec monitoring = plan.cluster().spec().monitoring();
        return MonitoringFiles.groups(ClusterThresholds.of(plan.cluster().spec())).stream()
                .filter(group -> monitoring.alerts() || (monitoring.grafana() && isRecorded(group)))
                .map(group -> Artifact.text(directory + "/" + group.fileName(), RuleFile.write(group, places.links())))
                .toList();
    }

    private static boolean isRecorded(RuleGroup group) {
        return group.rules().stream().allMatch(RecordingRule.class::isInstance);
    }

    /** The dashboards in {@code directory}. */
    public static List<Artifact> dashboards(Plan plan, String directory) {
        return MonitoringFiles.dashboards(ClusterThresholds.of(plan.cluster().spec())).entrySet().stream()
                .map(file -> Artifact.text(directory + "/" + file.getKey(), file.getValue()))
                .toList();
    }

    /** Alertmanager's configuration. */
    public static String alertmanager(Plan plan, Places places) {
        return AlertmanagerConfig.write(new Webhooks.InFiles(
                places.webhooks(),
                plan.cluster().spec().monitoring().webhooks().stream()
                        .map(AlertReceiver::toString)
                        .collect(Collectors.toSet())));
    }
}
