package io.pgcluster.render.target.monitoring;

import io.pgcluster.model.spec.MonitoringSpec;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.change.EffectTable;
import io.pgcluster.render.plan.Plan;
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
        return EffectTable.parse("effects of monitoring", Effects.TABLE);
    }

    @Override
    public List<Artifact> render(Plan plan) {
        MonitoringSpec monitoring = plan.cluster().spec().monitoring();
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.text("README.md", Readme.text(plan)));
        artifacts.add(Artifact.text(Layout.PROMETHEUS + "/prometheus.yml", PrometheusConfiguration.text(plan)));
        if (monitoring.grafana()) {
            artifacts.add(Artifact.text(Layout.DATA_SOURCES, GrafanaProvisioning.dataSources(plan)));
            artifacts.add(Artifact.text(Layout.DASHBOARD_PROVIDER, GrafanaProvisioning.dashboards(plan)));
        }
        return List.copyOf(artifacts);
    }
}
