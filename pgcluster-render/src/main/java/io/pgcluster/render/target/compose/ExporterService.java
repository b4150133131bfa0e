package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.platform.Exporter;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.text.Tree;
import java.util.ArrayList;
import java.util.List;

/** The exporter. It finds the members when they are up, so no other service waits for it, and it waits for its keys only. */
final class ExporterService {
    private ExporterService() {}

    static Tree service(Plan plan, Exporter exporter) {
        return ServiceDefaults.longRunning(
                        plan.image(Component.EXPORTER),
                        ContainerUsers.EXPORTER,
                        plan.cluster().spec().resources().exporter(),
                        100)
                .put("stop_grace_period", "10s")
                .put("networks", networks(plan))
                .put(
                        "ports",
                        List.of(ServiceDefaults.port(
                                exporter.publishedAddress(),
                                exporter.publishedPort().number(),
                                Ports.EXPORTER)))
                .put("depends_on", ServiceDefaults.afterKeys())
                .put("tmpfs", List.of("/tmp:size=16m,mode=1777"))
                .put("volumes", volumes(plan, exporter))
                .put(
                        "healthcheck",
                        HealthCheck.of(List.of(ComposeNames.EXPORTER_HOME + "/healthcheck"))
                                .put("start_period", "60s"));
    }

    private static List<String> networks(Plan plan) {
        List<String> networks = new ArrayList<>(
                List.of(ComposeNames.CLUSTER_NETWORK, ComposeNames.FRONT_NETWORK, ComposeNames.EDGE_NETWORK));
        if (ComposeCompanions.areWatching(plan)) {
            networks.add(ComposeNames.MONITORING_NETWORK);
        }
        return networks;
    }

    private static List<Object> volumes(Plan plan, Exporter exporter) {
        List<Object> volumes = new ArrayList<>();
        volumes.add(ComposeNames.tlsVolume(exporter.name()) + ":" + ComposeNames.TLS_DIRECTORY + ":ro");
        volumes.add(ServiceDefaults.directory(Layout.EXPORTER, ComposeNames.EXPORTER_DIRECTORY));
        plan.backup()
                .ifPresent(backup ->
                        volumes.add(ComposeNames.BACKUP_STATUS + ":" + ComposeNames.BACKUP_VOLUME + "/status:ro"));
        return volumes;
    }
}
