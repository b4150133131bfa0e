package io.pgcluster.render.target.monitoring;

import io.pgcluster.model.spec.MonitoringSpec;
import io.pgcluster.model.spec.Target;
import io.pgcluster.monitoring.MonitoringFiles;
import io.pgcluster.monitoring.notification.AlertmanagerConfig;
import io.pgcluster.monitoring.notification.Webhooks;
import io.pgcluster.monitoring.rule.Links;
import io.pgcluster.monitoring.rule.RecordingRule;
import io.pgcluster.monitoring.rule.RuleFile;
import io.pgcluster.monitoring.rule.RuleGroup;
import io.pgcluster.monitoring.threshold.Thresholds;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.change.EffectTable;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.target.PackedFile;
import io.pgcluster.render.target.TargetRenderer;
import java.util.ArrayList;
import java.util.List;

/** What reads the exporter of a cluster: configuration for programs that something else runs. */
public final class MonitoringTarget implements TargetRenderer {
    @Override
    public Target id() {
        return Target.MONITORING;
    }

    @Override
    public EffectTable effects() {
        return EffectTable.parse("effects.tsv of monitoring", PackedFile.read(MonitoringTarget.class, "effects.tsv"));
    }

    @Override
    public List<Artifact> render(Plan plan) {
        MonitoringSpec monitoring = plan.cluster().spec().monitoring();
        Thresholds thresholds = ClusterThresholds.of(plan.cluster().spec());
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.text("README.md", Readme.text(plan)));
        artifacts.add(Artifact.text(Layout.PROMETHEUS + "/prometheus.yml", PrometheusConfiguration.text(plan)));
        artifacts.add(Artifact.text(Layout.UP_BY_SERVER, PrometheusConfiguration.upByServer(plan)));
        MonitoringFiles.groups(thresholds).stream()
                .filter(group -> isWanted(group, monitoring))
                .forEach(group -> artifacts.add(Artifact.text(
                        Layout.PROMETHEUS + "/" + Layout.RULES + "/" + group.fileName(),
                        RuleFile.write(group, Links.DEFAULT))));
        if (monitoring.alerts()) {
            artifacts.add(Artifact.text(Layout.ALERTMANAGER, AlertmanagerConfig.write(Webhooks.InFiles.DEFAULT)));
        }
        if (monitoring.grafana()) {
            artifacts.add(Artifact.text(Layout.DATA_SOURCES, GrafanaProvisioning.dataSources(plan)));
            artifacts.add(Artifact.text(Layout.DASHBOARD_PROVIDER, GrafanaProvisioning.dashboards(plan)));
            MonitoringFiles.dashboards(thresholds)
                    .forEach((name, text) -> artifacts.add(Artifact.text(Layout.DASHBOARDS + "/" + name, text)));
        }
        return List.copyOf(artifacts);
    }

    /** Dashboards show recorded series too, so those are rendered for either. */
    private static boolean isWanted(RuleGroup group, MonitoringSpec monitoring) {
        return monitoring.alerts()
                || (monitoring.grafana() && group.rules().stream().allMatch(RecordingRule.class::isInstance));
    }
}
