package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Proxy;
import io.pgcluster.render.text.Tree;
import java.util.List;

/** A router. It is healthy when writes are routed to a primary, so waiting for it is waiting for the cluster. */
final class HaproxyService {
    /** Most sockets of a connection: its client's and its server's. */
    private static final int FILES_PER_CONNECTION = 2;

    private static final int OTHER_FILES = 1000;

    private HaproxyService() {}

    static Tree service(Plan plan, Proxy proxy) {
        int connections = HaproxyConfiguration.clientConnections(plan);
        return ServiceDefaults.longRunning(
                        plan.image(ComposeImages.PROXY),
                        ContainerUsers.PROXY,
                        plan.cluster().spec().resources().proxy(),
                        50)
                .put("ulimits", ServiceDefaults.openFiles(connections * FILES_PER_CONNECTION + OTHER_FILES))
                .put("stop_signal", "SIGTERM") // the image's own waits for sessions to end, which poolers never do
                .put("stop_grace_period", "10s")
                .put("entrypoint", List.of(ComposeNames.PROXY_DIRECTORY + "/" + ComposeNames.START))
                .put("environment", ServiceDefaults.startEnvironment(proxy.name()))
                .put("networks", ServiceDefaults.frontAndEdge(proxy.name(), ComposeNames.proxies()))
                .put("ports", ports(plan, proxy))
                .put("depends_on", dependencies(plan))
                .put(
                        "volumes",
                        List.of(
                                ComposeNames.tlsVolume(proxy.name()) + ":" + ComposeNames.TLS_DIRECTORY + ":ro",
                                ServiceDefaults.directory(Layout.HAPROXY, ComposeNames.PROXY_DIRECTORY)))
                .put("healthcheck", HealthCheck.of(healthCommand()).put("start_period", "300s"));
    }

    /** Where there are poolers, they wait for the settings. */
    private static Tree dependencies(Plan plan) {
        return plan.topology().poolers().isEmpty()
                ? ServiceDefaults.afterKeysAndSettings()
                : ServiceDefaults.afterKeys();
    }

    private static List<Tree> ports(Plan plan, Proxy proxy) {
        ClusterSpec spec = plan.cluster().spec();
        String address = spec.network().publish().address();
        return List.of(
                ServiceDefaults.port(
                        address,
                        ComposeTopology.publishedReadWrite(spec, proxy).number(),
                        ComposePorts.READ_WRITE_DIRECT),
                ServiceDefaults.port(
                        address, ComposeTopology.publishedReadOnly(spec, proxy).number(), ComposePorts.READ_ONLY));
    }

    private static List<String> healthCommand() {
        return List.of(
                ComposeNames.PROXY_DIRECTORY + "/" + ComposeNames.HEALTH_CHECK,
                Integer.toString(ComposePorts.PROXY_INTERNAL));
    }
}
