package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.ServiceSecrets;
import io.pgcluster.render.text.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands each service its certificates and keys on every start: PostgreSQL and libpq refuse a key that their own user does not own. Before
 * that it refuses volumes that do not belong together; everything else waits for it, so it guards a start by Compose alone as well. The
 * only container with root and capabilities; it has no network.
 */
final class KeysJob {
    private KeysJob() {}

    static Tree service(Plan plan) {
        List<ServiceSecrets> services = plan.secrets().services();
        List<String> targets = services.stream()
                .map(service -> service.service() + ":" + service.userId())
                .toList();
        return ServiceDefaults.job(plan, ContainerUsers.ROOT)
                .put("cap_add", List.of("CHOWN", "DAC_OVERRIDE", "FOWNER"))
                .put("network_mode", "none")
                .put("entrypoint", List.of("/scripts/install-keys"))
                .put("command", targets)
                .put("volumes", volumes(plan, services));
    }

    private static List<Object> volumes(Plan plan, List<ServiceSecrets> services) {
        List<Object> volumes = new ArrayList<>();
        volumes.add(ServiceDefaults.directory(Layout.SCRIPTS, "/scripts"));
        volumes.add(ServiceDefaults.directory(Layout.SECRETS + "/services", "/in"));
        services.forEach(
                service -> volumes.add(ComposeNames.tlsVolume(service.service()) + ":/out/" + service.service()));
        plan.topology().consensus().forEach(member -> volumes.add(own(member.name(), "store")));
        plan.topology().members().forEach(member -> volumes.add(own(member.name(), "data")));
        plan.server().initDb().walDirectory().ifPresent(directory -> plan.topology()
                .members()
                .forEach(member -> volumes.add(ComposeNames.walVolume(member.name()) + ":/own/wal/" + member.name())));
        plan.backup().ifPresent(backup -> {
            String host = backup.host().name();
            backup.local().ifPresent(local -> volumes.add(ComposeNames.REPOSITORY + ":/own/repository/" + host));
            volumes.add(own(host, "backup"));
            volumes.add(ComposeNames.BACKUP_STATUS + ":/own/status/" + host);
        });
        return volumes;
    }

    private static String own(String service, String kind) {
        return ComposeNames.dataVolume(service) + ":/own/" + kind + "/" + service;
    }
}
