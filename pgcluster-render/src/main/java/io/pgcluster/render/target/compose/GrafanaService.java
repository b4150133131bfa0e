package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.PagePassword;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.text.Tree;
import java.util.List;

/** Grafana with the dashboards, which it reads again when they change. It fetches nothing and reports nothing to its makers. */
final class GrafanaService {
    private GrafanaService() {}

    static Tree service(Plan plan, CompanionPlan companion) {
        return CompanionService.confined(plan, companion, ComposePorts.GRAFANA)
                .put("environment", environment())
                .put("networks", List.of(ComposeNames.MONITORING_NETWORK, ComposeNames.EDGE_NETWORK))
                .put("depends_on", ServiceDefaults.afterKeys())
                .put("tmpfs", List.of("/tmp:size=64m,mode=1777"))
                .put(
                        "volumes",
                        List.of(
                                ServiceDefaults.directory(Layout.GRAFANA_PROVISIONING, "/etc/grafana/provisioning"),
                                ServiceDefaults.directory(
                                        Layout.GRAFANA_DASHBOARDS, MonitoringConfiguration.DASHBOARDS),
                                CompanionService.secrets(companion),
                                CompanionService.data(companion, "/var/lib/grafana")))
                .put(
                        "healthcheck",
                        CompanionService.health("http://127.0.0.1:" + ComposePorts.GRAFANA + "/api/health", "120s"));
    }

    private static Tree environment() {
        return new Tree()
                .put("GF_SECURITY_ADMIN_USER", ComposeCompanions.GRAFANA_USER)
                .put("GF_SECURITY_ADMIN_PASSWORD__FILE", ComposeNames.tls(PagePassword.NAME))
                .put("GF_USERS_ALLOW_SIGN_UP", "false")
                .put("GF_AUTH_ANONYMOUS_ENABLED", "false")
                .put(
                        "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
                        MonitoringConfiguration.DASHBOARDS + "/pgcluster-overview.json")
                .put("GF_ANALYTICS_REPORTING_ENABLED", "false")
                .put("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
                .put("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false")
                .put("GF_NEWS_NEWS_FEED_ENABLED", "false")
                .put("GF_SECURITY_DISABLE_GRAVATAR", "true")
                .put("GF_SNAPSHOTS_EXTERNAL_ENABLED", "false")
                .put("GF_PLUGINS_PREINSTALL_DISABLED", "true")
                .put("GF_PLUGINS_PLUGIN_ADMIN_ENABLED", "false")
                .put("GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED", "true");
    }
}
