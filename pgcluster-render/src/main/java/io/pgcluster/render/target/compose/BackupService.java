package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.platform.ImagePlan.Component;
import io.pgcluster.render.text.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * The backup host: schedule, TLS server of a local repository, restore drills. It runs on the image of the database nodes, whose server a
 * drill starts.
 */
final class BackupService {
    /** Processes that copy, and those of a drill's server. */
    private static final int PROCESSES = 300;

    /** What a drill's server shares, and room for parallel queries of its checks. */
    private static final String SHARED_MEMORY = "192m";

    private BackupService() {}

    static Tree service(Plan plan, BackupPlan backup) {
        return ServiceDefaults.longRunning(
                        plan.image(Component.POSTGRES),
                        ContainerUsers.POSTGRES,
                        plan.cluster().spec().resources().backup(),
                        PROCESSES)
                .put("shm_size", SHARED_MEMORY)
                .put("stop_grace_period", "30s") // an interrupted backup is removed, not left half done
                .put("networks", networks(backup))
                .put("depends_on", ServiceDefaults.afterKeys())
                .put("environment", environment())
                .put("entrypoint", List.of("pgcluster-backup", "serve"))
                .put(
                        "tmpfs",
                        List.of(
                                "/tmp:size=64m,mode=1777",
                                ComposeNames.dataMount(
                                                plan.cluster().spec().postgres().version()) + ":size=1m"))
                .put("volumes", volumes(backup))
                .put(
                        "healthcheck",
                        HealthCheck.of(List.of("pgbackrest", "server-ping")).put("start_period", "300s"));
    }

    /** Only object stores are beyond the networks that are closed to the outside. */
    private static Tree networks(BackupPlan backup) {
        Tree networks = new Tree()
                .put(
                        ComposeNames.CLUSTER_NETWORK,
                        new Tree().put("aliases", List.of(backup.host().address())));
        withStorage(networks, backup);
        return networks;
    }

    /** Adds the network by which object stores are reached, where there are any. */
    static void withStorage(Tree networks, BackupPlan backup) {
        if (!backup.remote().isEmpty()) {
            networks.put(ComposeNames.STORAGE_NETWORK, new Tree());
        }
    }

    /** Where pgBackRest looks for the file of secrets, wherever it is called. */
    static Tree environment() {
        return new Tree().put("PGBACKREST_CONFIG_INCLUDE_PATH", ComposeNames.TLS_DIRECTORY);
    }

    private static List<Object> volumes(BackupPlan backup) {
        List<Object> volumes = new ArrayList<>();
        backup.local().ifPresent(local -> volumes.add(ComposeNames.REPOSITORY + ":" + ComposeNames.REPOSITORY_VOLUME));
        volumes.add(ComposeNames.dataVolume(ComposeNames.BACKUP) + ":" + ComposeNames.BACKUP_VOLUME);
        volumes.add(ComposeNames.BACKUP_STATUS + ":" + ComposeNames.BACKUP_VOLUME + "/status");
        volumes.add(ComposeNames.tlsVolume(ComposeNames.BACKUP) + ":" + ComposeNames.TLS_DIRECTORY + ":ro");
        volumes.add(ServiceDefaults.directory(Layout.BACKUP_HOST, ComposeNames.BACKUP_CONFIGURATION));
        volumes.add(ServiceDefaults.directory(Layout.SCRIPTS, ComposeNames.SCRIPT_DIRECTORY));
        return volumes;
    }
}
