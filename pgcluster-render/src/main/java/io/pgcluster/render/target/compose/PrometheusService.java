package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.text.Tree;
import java.util.List;

/** Prometheus. It keeps its data over restarts, and reads its files again on a signal. */
final class PrometheusService {
    private static final String DATA = "/prometheus";

    private PrometheusService() {}

    static Tree service(Plan plan, CompanionPlan companion) {
        return CompanionService.confined(plan, companion, ComposePorts.PROMETHEUS)
                .put("stop_grace_period", "60s")
                .put(
                        "command",
                        List.of(
                                "--config.file=/etc/prometheus/prometheus.yml",
                                "--storage.tsdb.path=" + DATA,
                                "--storage.tsdb.retention.time="
                                        + plan.cluster().spec().monitoring().retention(),
                                CompanionService.externalUrl(companion)))
                .put("networks", List.of(ComposeNames.MONITORING_NETWORK, ComposeNames.EDGE_NETWORK))
                .put(
                        "volumes",
                        List.of(
                                ServiceDefaults.directory(Layout.PROMETHEUS, "/etc/prometheus"),
                                CompanionService.data(companion, DATA)))
                .put(
                        "healthcheck",
                        CompanionService.health("http://127.0.0.1:" + ComposePorts.PROMETHEUS + "/-/healthy", "60s"));
    }
}
