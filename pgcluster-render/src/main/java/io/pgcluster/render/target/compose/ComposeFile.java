package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.Companion;
import io.pgcluster.render.config.Generated;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.secret.ServiceSecrets;
import io.pgcluster.render.platform.Topology;
import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;

/** {@code compose.yaml}. */
final class ComposeFile {
    private ComposeFile() {}

    static String text(Plan plan) {
        Tree tree = new Tree()
                .put("name", plan.name())
                .put("services", services(plan))
                .put("networks", networks(plan))
                .put("volumes", volumes(plan));
        return YamlText.write(
                Generated.comment(
                        plan, "Once the secrets exist: docker compose up --detach --wait (README.md says more)."),
                tree);
    }

    private static Tree services(Plan plan) {
        Topology topology = plan.topology();
        Tree services = new Tree().put(ComposeNames.KEYS_JOB, KeysJob.service(plan));
        topology.consensus().forEach(member -> services.put(member.name(), EtcdService.service(plan, member)));
        topology.members().forEach(member -> services.put(member.name(), PostgresService.service(plan, member)));
        topology.proxies().forEach(proxy -> services.put(proxy.name(), HaproxyService.service(plan, proxy)));
        topology.poolers().forEach(pooler -> services.put(pooler.name(), PgbouncerService.service(plan, pooler)));
        topology.exporter()
                .ifPresent(exporter -> services.put(exporter.name(), ExporterService.service(plan, exporter)));
        plan.backup().ifPresent(backup -> services.put(backup.host().name(), BackupService.service(plan, backup)));
        topology.companions().forEach(one -> services.put(one.name(), CompanionService.service(plan, one)));
        return services.put(Names.SETTINGS_JOB, SettingsJob.service(plan));
    }

    /**
     * Internal networks cannot publish ports, so those that are published have one of their own. The host gets no address on internal ones:
     * its users would reach every container there around the proxy and the poolers.
     */
    private static Tree networks(Plan plan) {
        Tree internal = new Tree()
                .put("internal", true)
                .put("driver_opts", new Tree().put("com.docker.network.bridge.inhibit_ipv4", "true"));
        Tree networks = new Tree()
                .put(ComposeNames.CLUSTER_NETWORK, internal)
                .put(ComposeNames.FRONT_NETWORK, internal)
                .put(ComposeNames.EDGE_NETWORK, new Tree());
        plan.backup().ifPresent(backup -> BackupService.withStorage(networks, backup));
        if (ComposeCompanions.areWatching(plan)) {
            networks.put(ComposeNames.MONITORING_NETWORK, internal);
        }
        return networks;
    }

    private static Tree volumes(Plan plan) {
        Tree volumes = new Tree();
        Topology topology = plan.topology();
        topology.consensus().forEach(member -> volumes.put(ComposeNames.dataVolume(member.name()), new Tree()));
        topology.members().forEach(member -> volumes.put(ComposeNames.dataVolume(member.name()), new Tree()));
        if (plan.server().initDb().walDirectory().isPresent()) {
            topology.members().forEach(member -> volumes.put(ComposeNames.walVolume(member.name()), new Tree()));
        }
        topology.members().forEach(member -> volumes.put(ComposeNames.socketVolume(member.name()), socket()));
        plan.backup().ifPresent(backup -> {
            backup.local().ifPresent(local -> volumes.put(ComposeNames.REPOSITORY, new Tree()));
            volumes.put(ComposeNames.dataVolume(backup.host().name()), new Tree());
            volumes.put(ComposeNames.BACKUP_STATUS, new Tree());
        });
        topology.companions().stream()
                .filter(one -> one.companion() != Companion.NODE_EXPORTER)
                .forEach(one -> volumes.put(ComposeNames.dataVolume(one.name()), new Tree()));
        for (ServiceSecrets service : plan.secrets().services()) {
            volumes.put(ComposeNames.tlsVolume(service.service()), new Tree());
        }
        return volumes;
    }

    /** In memory: a socket's lock file must not outlive its server. */
    private static Tree socket() {
        String options = "uid=" + ContainerUsers.POSTGRES + ",gid=" + ContainerUsers.POSTGRES + ",mode=0700,size=1m";
        return new Tree()
                .put("driver", "local")
                .put(
                        "driver_opts",
                        new Tree().put("type", "tmpfs").put("device", "tmpfs").put("o", options));
    }
}
