package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.text.Tree;
import java.util.List;

/** A pooler. Its console is reached over its socket, by its own user id, without a password. */
final class PgbouncerService {
    /** Open files in addition to the clients' connections: servers, log, sockets. */
    private static final int OTHER_FILES = 1000;

    private static final String TRACKED_LABEL = "io.pgcluster.tracked-parameters";

    private PgbouncerService() {}

    static Tree service(Plan plan, Pooler pooler) {
        ClusterSpec spec = plan.cluster().spec();
        String tracked = String.join(",", spec.pooling().startupParameters().tracked());
        String socket = ComposeNames.POOLER_SOCKET_DIRECTORY;
        return ServiceDefaults.longRunning(
                        plan.image(Component.POOLER),
                        ContainerUsers.POOLER,
                        spec.resources().pooler(),
                        50)
                // PgBouncer reads the list only when it starts: a changed label makes Compose recreate the container.
                .put("labels", new Tree().put(TRACKED_LABEL, tracked))
                .put("ulimits", ServiceDefaults.openFiles(spec.pooling().maxClientConnections() + OTHER_FILES))
                .put("stop_grace_period", "10s")
                .put("entrypoint", List.of(ComposeNames.POOLER_DIRECTORY + "/" + ComposeNames.START))
                .put("environment", ServiceDefaults.startEnvironment(pooler.name()))
                .put("networks", ServiceDefaults.frontAndEdge(pooler.name()))
                .put(
                        "ports",
                        List.of(ServiceDefaults.port(
                                spec.network().publish().address(),
                                ComposeTopology.published(spec, pooler).number(),
                                Ports.POOLER)))
                .put("depends_on", ServiceDefaults.afterKeysAndSettings())
                .put(
                        "tmpfs",
                        List.of(socket + ":uid=" + ContainerUsers.POOLER + ",gid=" + ContainerUsers.POOLER
                                + ",mode=0700,size=1m"))
                .put(
                        "volumes",
                        List.of(
                                ComposeNames.tlsVolume(pooler.name()) + ":" + ComposeNames.TLS_DIRECTORY + ":ro",
                                ServiceDefaults.directory(Layout.PGBOUNCER, ComposeNames.POOLER_DIRECTORY)))
                .put("healthcheck", HealthCheck.of(healthCommand()));
    }

    private static List<String> healthCommand() {
        return List.of(
                "psql",
                "--host=" + ComposeNames.POOLER_SOCKET_DIRECTORY,
                "--port=" + Ports.POOLER,
                "--username=pgbouncer",
                "--dbname=pgbouncer",
                "--no-psqlrc",
                "--tuples-only",
                "--command=SHOW VERSION");
    }
}
