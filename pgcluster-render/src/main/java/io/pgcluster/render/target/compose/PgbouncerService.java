package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.render.plan.ImagePlan.Component;
import io.pgcluster.render.plan.Names;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.Pooler;
import io.pgcluster.render.plan.Ports;
import io.pgcluster.render.plan.UserIds;
import io.pgcluster.render.text.Tree;
import java.util.List;

/** A pooler. Its console is reached over its socket, by its own user id, without a password. */
final class PgbouncerService {
    /** Files beside the clients' connections: servers, log, sockets. */
    private static final int OTHER_FILES = 1000;

    private static final String TRACKED_LABEL = "io.pgcluster.tracked-parameters";

    private PgbouncerService() {}

    static Tree service(Plan plan, Pooler pooler) {
        ClusterSpec spec = plan.cluster().spec();
        String tracked = String.join(",", spec.pooling().startupParameters().tracked());
        String socket = Names.POOLER_SOCKET_DIRECTORY;
        return ServiceDefaults.longRunning(
                        plan.image(Component.POOLER),
                        UserIds.POOLER,
                        spec.resources().pooler(),
                        50)
                // PgBouncer reads the list only when it starts: a changed label makes Compose recreate the container.
                .put("labels", new Tree().put(TRACKED_LABEL, tracked))
                .put("ulimits", ServiceDefaults.openFiles(spec.pooling().maxClientConnections() + OTHER_FILES))
                .put("stop_grace_period", "10s")
                .put("entrypoint", List.of(Names.POOLER_DIRECTORY + "/" + Names.START))
                .put("environment", ServiceDefaults.startEnvironment(pooler.name()))
                .put("networks", ServiceDefaults.frontAndEdge(pooler.name()))
                .put(
                        "ports",
                        List.of(ServiceDefaults.port(
                                spec.network().publish().address(),
                                pooler.publishedPort().number(),
                                Ports.POOLER)))
                .put("depends_on", ServiceDefaults.afterKeysAndSettings())
                .put(
                        "tmpfs",
                        List.of(socket + ":uid=" + UserIds.POOLER + ",gid=" + UserIds.POOLER + ",mode=0700,size=1m"))
                .put(
                        "volumes",
                        List.of(
                                Names.tlsVolume(pooler.name()) + ":" + Names.TLS_DIRECTORY + ":ro",
                                ServiceDefaults.directory(Layout.PGBOUNCER, Names.POOLER_DIRECTORY)))
                .put("healthcheck", ServiceDefaults.healthCheck(healthCommand()));
    }

    private static List<String> healthCommand() {
        return List.of(
                "CMD",
                "psql",
                "--host=" + Names.POOLER_SOCKET_DIRECTORY,
                "--port=" + Ports.POOLER,
                "--username=pgbouncer",
                "--dbname=pgbouncer",
                "--no-psqlrc",
                "--tuples-only",
                "--command=SHOW VERSION");
    }
}
