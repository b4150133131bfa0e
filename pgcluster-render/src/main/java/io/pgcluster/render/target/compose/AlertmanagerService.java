package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.text.Tree;
import java.util.ArrayList;
import java.util.List;

/** Alertmanager, by itself: without an address for gossip, for which it would look for a private network first. */
final class AlertmanagerService {
    private static final String DATA = "/alertmanager";

    private AlertmanagerService() {}

    static Tree service(Plan plan, CompanionPlan companion) {
        List<Object> volumes = new ArrayList<>();
        volumes.add(ServiceDefaults.directory(Layout.ALERTMANAGER, "/etc/alertmanager"));
        volumes.add(CompanionService.data(companion, DATA));
        Tree service = CompanionService.confined(plan, companion, ComposePorts.ALERTMANAGER)
                .put(
                        "command",
                        List.of(
                                "--config.file=/etc/alertmanager/alertmanager.yml",
                                "--storage.path=" + DATA,
                                "--cluster.listen-address=",
                                CompanionService.externalUrl(companion)))
                .put("networks", List.of(ComposeNames.MONITORING_NETWORK, ComposeNames.EDGE_NETWORK));
        if (!plan.secrets().webhooks().isEmpty()) {
            service.put("depends_on", ServiceDefaults.afterKeys());
            volumes.add(CompanionService.secrets(companion));
        }
        return service.put("volumes", volumes)
                .put(
                        "healthcheck",
                        CompanionService.health("http://127.0.0.1:" + ComposePorts.ALERTMANAGER + "/-/healthy", "30s"));
    }
}
