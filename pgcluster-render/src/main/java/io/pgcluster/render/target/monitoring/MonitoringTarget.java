package io.pgcluster.render.target.monitoring;

import io.pgcluster.model.spec.MonitoringSpec;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.change.EffectTable;
import io.pgcluster.render.config.monitoring.GrafanaProvisioning;
import io.pgcluster.render.config.monitoring.MonitoringArtifacts;
import io.pgcluster.render.config.monitoring.Places;
import io.pgcluster.render.config.monitoring.PrometheusConfiguration;
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
        Places places = Addresses.places(plan);
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.text("README.md", Readme.text(plan)));
        artifacts.add(Artifact.text(Layout.PROMETHEUS + "/prometheus.yml", PrometheusConfiguration.text(plan, places)));
        artifacts.add(Artifact.text(Layout.UP_BY_SERVER, PrometheusConfiguration.upByServer(plan)));
        artifacts.addAll(MonitoringArtifacts.rules(plan, places, Layout.PROMETHEUS + "/" + Layout.RULES));
        if (monitoring.alerts()) {
            artifacts.add(Artifact.text(Layout.ALERTMANAGER, MonitoringArtifacts.alertmanager(plan, places)));
        }
        if (monitoring.grafana()) {
            artifacts.add(Artifact.text(Layout.DATA_SOURCES, GrafanaProvisioning.dataSources(plan, places)));
            artifacts.add(Artifact.text(Layout.DASHBOARD_PROVIDER, GrafanaProvisioning.dashboards(plan, places)));
            artifacts.addAll(MonitoringArtifacts.dashboards(plan, Layout.DASHBOARDS));
        }
        return List.copyOf(artifacts);
    }
}
