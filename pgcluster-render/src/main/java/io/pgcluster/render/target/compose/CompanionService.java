package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.text.Tree;
import java.util.List;

/** The services of programs next to the cluster. */
final class CompanionService {
    private static final int PROCESSES = 200;

    private CompanionService() {}

    static Tree service(Plan plan, CompanionPlan companion) {
        return switch (companion.companion()) {
            case PROMETHEUS -> PrometheusService.service(plan, companion);
            case ALERTMANAGER -> AlertmanagerService.service(plan, companion);
            case NODE_EXPORTER -> NodeExporterService.service(plan, companion);
            case GRAFANA -> GrafanaService.service(plan, companion);
            case PGADMIN -> PgadminService.service(plan, companion);
        };
    }

    /** What all of them have; {@code target} is the port of the page in the container. */
    static Tree confined(Plan plan, CompanionPlan companion, int target) {
        Tree service = ServiceDefaults.longRunning(
                plan.image(ComposeCompanions.component(companion.companion())),
                companion.userId(),
                companion.companion().resources(plan.cluster().spec().resources()),
                PROCESSES);
        companion
                .page()
                .ifPresent(page -> service.put(
                        "ports",
                        List.of(ServiceDefaults.port(page.address(), page.port().number(), target))));
        return service;
    }

    /** What notifications and the page itself link to. */
    static String externalUrl(CompanionPlan companion) {
        return "--web.external-url=" + companion.page().orElseThrow().url();
    }

    /** The images have no other client of HTTP. */
    static Tree health(String url, String startPeriod) {
        return HealthCheck.of(List.of("wget", "-q", "-T", "3", "-O", "/dev/null", url))
                .put("start_period", startPeriod);
    }

    /** A volume that takes its owner from the image's directory at the same place. */
    static String data(CompanionPlan companion, String mount) {
        return ComposeNames.dataVolume(companion.name()) + ":" + mount;
    }

    static String secrets(CompanionPlan companion) {
        return ComposeNames.tlsVolume(companion.name()) + ":" + ComposeNames.TLS_DIRECTORY + ":ro";
    }
}
