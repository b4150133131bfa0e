package io.pgcluster.render.target.compose;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.text.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A database node: PostgreSQL under Patroni. Members reach each other by names of the cluster network, so that replication stays there. */
final class PostgresService {
    /** Processes and threads in addition to the connections: background workers, Patroni, health checks. */
    private static final int OTHER_PROCESSES = 400;

    private PostgresService() {}

    static Tree service(Plan plan, Member member) {
        int connections = plan.capacity().connections().maxConnections();
        return ServiceDefaults.longRunning(
                        plan.image(Component.POSTGRES),
                        ContainerUsers.POSTGRES,
                        plan.cluster().spec().resources().postgres(),
                        connections + OTHER_PROCESSES)
                .put("shm_size", ServiceDefaults.memory(plan.capacity().sharedMemory()))
                .put("stop_grace_period", "60s") // shutdown checkpoint, and handing over the leader lock
                .put("networks", networks(plan, member))
                .put("depends_on", dependencies(plan))
                .put("environment", environment(plan, member))
                .put("command", command(plan))
                .put("tmpfs", List.of("/tmp:size=64m,mode=1777"))
                .put("volumes", volumes(plan, member))
                .put("healthcheck", HealthCheck.of(healthCommand()).put("start_period", "300s"));
    }

    private static Tree networks(Plan plan, Member member) {
        Tree networks = new Tree()
                .put(ComposeNames.CLUSTER_NETWORK, new Tree().put("aliases", List.of(member.peerAddress())))
                .put(ComposeNames.FRONT_NETWORK, new Tree());
        plan.backup().ifPresent(backup -> BackupService.withStorage(networks, backup));
        return networks;
    }

    private static Tree dependencies(Plan plan) {
        Tree dependencies = ServiceDefaults.afterKeys();
        plan.topology().consensus().forEach(other -> dependencies.put(other.name(), ServiceDefaults.started()));
        return dependencies;
    }

    private static Tree environment(Plan plan, Member member) {
        Tree environment = new Tree()
                .put("PATRONI_NAME", member.name())
                .put("PATRONI_RESTAPI_CONNECT_ADDRESS", member.peerAddress() + ":" + Ports.PATRONI)
                .put("PATRONI_POSTGRESQL_CONNECT_ADDRESS", member.peerAddress() + ":" + Ports.POSTGRES)
                .put("PATRONICTL_CONFIG_FILE", ComposeNames.PATRONI_DIRECTORY + "/patroni.yml")
                .put("PGDATA", ComposeNames.dataDirectory(version(plan)))
                .put(
                        "PGCLUSTER_STORE",
                        plan.topology().consensus().stream()
                                .map(store -> store.name() + ":" + ComposePorts.CONSENSUS_CLIENT)
                                .collect(Collectors.joining(" ")));
        plan.backup()
                .ifPresent(
                        backup -> environment.putAll(BackupService.environment().asMap()));
        return environment;
    }

    /** Patroni trusts any store that answers, so the member first checks that it is the one in which it was created. */
    private static List<String> command(Plan plan) {
        return List.of(
                ComposeNames.SCRIPT_DIRECTORY + "/join-store",
                ComposeNames.dataMount(version(plan)) + "/" + ComposeNames.STORE_FILE,
                "patroni",
                ComposeNames.PATRONI_DIRECTORY + "/patroni.yml");
    }

    private static List<Object> volumes(Plan plan, Member member) {
        List<Object> volumes = new ArrayList<>();
        volumes.add(ComposeNames.dataVolume(member.name()) + ":" + ComposeNames.dataMount(version(plan)));
        plan.server()
                .initDb()
                .walDirectory()
                .ifPresent(directory ->
                        volumes.add(ComposeNames.walVolume(member.name()) + ":" + ComposeNames.WAL_VOLUME));
        volumes.add(ComposeNames.tlsVolume(member.name()) + ":" + ComposeNames.TLS_DIRECTORY + ":ro");
        volumes.add(ComposeNames.socketVolume(member.name()) + ":" + ComposeNames.SOCKET_DIRECTORY);
        volumes.add(ServiceDefaults.directory(Layout.PATRONI, ComposeNames.PATRONI_DIRECTORY));
        plan.backup()
                .ifPresent(backup -> volumes.add(
                        ServiceDefaults.directory(Layout.BACKUP_MEMBER, ComposeNames.BACKUP_CONFIGURATION)));
        volumes.add(ServiceDefaults.directory(Layout.SCRIPTS, ComposeNames.SCRIPT_DIRECTORY));
        return volumes;
    }

    private static List<String> healthCommand() {
        return List.of(
                "curl",
                "--fail",
                "--silent",
                "--show-error",
                "--output",
                "/dev/null",
                "--max-time",
                "3",
                "--cacert",
                ComposeNames.tls(Authority.CONTROL.certificateFile()),
                "https://localhost:" + Ports.PATRONI + "/readiness");
    }

    private static PostgresVersion version(Plan plan) {
        return plan.cluster().spec().postgres().version();
    }
}
